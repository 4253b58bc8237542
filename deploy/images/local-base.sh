#!/bin/sh
# Makes a base image from a JDK of this machine, where no registry can be reached: the JDK, the C library that it was
# linked with, a user, and nothing else: no shell, no package manager. To check images, and for machines without a
# network; elsewhere use a base that somebody keeps patched.
# Usage: local-base.sh FILE.tar [JAVA_HOME]. The same JDK gives the same bytes.
set -eu
target=${1:?the tar file to make}
java_home=${2:-${JAVA_HOME:?name the JDK as the second word, or in JAVA_HOME}}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/etc" "$root/tmp" "$root/opt" "$root/proc" "$root/dev"

modules=java.se,jdk.unsupported,jdk.crypto.ec,jdk.crypto.cryptoki,jdk.naming.dns,jdk.zipfs,jdk.management,jdk.management.agent,jdk.httpserver,jdk.jfr,jdk.jcmd,jdk.localedata,jdk.charsets,jdk.security.auth,jdk.net
"$java_home/bin/jlink" --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --output "$root/opt/java"

# The loader and the libraries that the JDK's own are linked with, under the names by which it looks for them.
find "$root/opt/java" -type f \( -name '*.so' -o -path '*/bin/java' \) | while read -r file; do
  ldd "$file" 2>/dev/null | sed -n 's/.*=> \(\/[^ ]*\) .*/\1/p; s/^[[:space:]]*\(\/[^ ]*ld-linux[^ ]*\) .*/\1/p'
done | sort -u | grep -v "^$root" | while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done

printf 'root:x:0:0::/:\ntrailwright:x:10001:10001::/:\n' >"$root/etc/passwd"
printf 'root:x:0:\ntrailwright:x:10001:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"
chmod 1777 "$root/tmp"
for library in libnss_dns.so.2 libnss_files.so.2; do
  for folder in /lib/x86_64-linux-gnu /lib/aarch64-linux-gnu /lib64; do
    [ -f "$folder/$library" ] && mkdir -p "$root$folder" && cp -L "$folder/$library" "$root$folder/"
  done
done

# Names without "./" in front: not everybody unpacks those.
tarball() { # folder, file
  # shellcheck disable=SC2046
  tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu -C "$1" -cf "$2" $(ls -A "$1")
}
mkdir "$work/image"
tarball "$root" "$work/image/layer.tar"
diff=$(sha256sum "$work/image/layer.tar" | cut -d ' ' -f 1)
case $(uname -m) in aarch64) machine=arm64 ;; *) machine=amd64 ;; esac
printf '{"architecture":"%s","os":"linux","created":"1970-01-01T00:00:00Z","config":{"Env":["PATH=/opt/java/bin","JAVA_HOME=/opt/java"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]},"history":[{"created":"1970-01-01T00:00:00Z","created_by":"local-base.sh"}]}' \
  "$machine" "$diff" >"$work/image/config.json"
printf '[{"Config":"config.json","RepoTags":["trailwright-base:local"],"Layers":["layer.tar"]}]' >"$work/image/manifest.json"
tarball "$work/image" "$target"
echo "$target: $(du -h "$target" | cut -f 1), $("$java_home/bin/java" -version 2>&1 | head -n 1)"
