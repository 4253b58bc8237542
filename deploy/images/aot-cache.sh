#!/bin/sh
# Makes the ahead-of-time cache of a service's image, without a container engine: unpacks the image, starts what is in it,
# on its own JDK (25 or newer), beside the service of a running stack (./trailwright up): the same settings, other ports,
# no migration. When it is ready and has answered a little it is ended by SIGTERM, and writes its cache.
# Usage: aot-cache.sh IMAGE.tar STATE SERVICE FILE.aot [COMMAND…], such as: … images/ingest-service.tar .trailwright ingest ingest.aot
# COMMAND runs while it serves, with its address in $SERVICE: what it makes the service do is compiled early after each start.
# Beside it FILE.aot.image says in which image it was made: java -jar images/target/images.jar asks for it.
set -eu
image=$(readlink -f "${1:?the tar file of an image without a cache}")
settings=$(readlink -f "${2:?the state folder of a running stack}/services/${3:?ingest, policy, approval or reconstruction}")
target=$(readlink -f "${4:?the file to make}")
shift 4
here=$PWD
work=$(mktemp -d)
java=
trap '[ -z "$java" ] || kill -9 "$java" 2>/dev/null || true; rm -rf "$work"' EXIT

mkdir "$work/image" "$work/root"
tar -C "$work/image" -xf "$image"
config=$(sed -n 's/.*"Config":"\([^"]*\)".*/\1/p' "$work/image/manifest.json")
for layer in $(sed 's/.*"Layers":\[\([^]]*\)\].*/\1/; s/[",]/ /g' "$work/image/manifest.json"); do
  tar -C "$work/root" --no-same-owner --warning=no-unknown-keyword -xf "$work/image/$layer"
done
home=$(sed -n 's/.*"JAVA_HOME=\([^"]*\)".*/\1/p' "$work/image/$config")
[ -n "$home" ] || { echo "$image does not say in JAVA_HOME where its JDK is" >&2; exit 1; }

options=$(sed -n 's/.*"Entrypoint":\[\([^]]*\)\].*/\1/p' "$work/image/$config" | tr ',' '\n' | sed -n 's/^"\(-XX:.*\)"$/\1/p')

port=${PORT:-18999}
cd "$settings"
"$work/root$home/bin/java" $options -XX:AOTCacheOutput="$target" -XX:+UseSerialGC -Xmx512m \
  -Dquarkus.http.port="$port" -Dquarkus.management.port=$((port + 500)) \
  -Dquarkus.flyway.migrate-at-start=false -Dquarkus.datasource.jdbc.url= -jar "$work/root/app/quarkus-run.jar" >"$work/log" 2>&1 &
java=$!
until curl -fsS -o /dev/null "http://127.0.0.1:$((port + 500))/q/health/ready" 2>/dev/null; do
  kill -0 "$java" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
  sleep 1
done
for path in "$port/" "$port/v1/decisions" "$((port + 500))/q/health" "$((port + 500))/q/metrics"; do
  curl -sS -o /dev/null "http://127.0.0.1:$path"
done
if [ $# -gt 0 ]; then
  (cd "$here" && SERVICE="http://127.0.0.1:$port" "$@")
fi
kill "$java"
wait "$java" || true
java=
[ -s "$target" ] || { cat "$work/log" >&2; exit 1; }
echo "sha256:$(sha256sum "$work/image/$config" | cut -d ' ' -f 1)" >"$target.image"
echo "$target: $(du -h "$target" | cut -f 1), made in $(cat "$target.image")"
