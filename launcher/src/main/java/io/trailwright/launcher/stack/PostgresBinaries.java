package io.trailwright.launcher.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks initdb, pg_ctl and postgres from the archive on the class path that fits this machine. */
final class PostgresBinaries {
    private static final int OWNER_MAY_RUN = 0100;

    private PostgresBinaries() {}

    /** Unpacks once; returns the folder with {@code bin} in it. */
    static Path unpackedIn(Path distributions) throws IOException {
        var archive = archive();
        var url = PostgresBinaries.class.getResource("/" + archive);
        // The version is in the name of the jar: another version unpacks beside it.
        var version = Integer.toHexString(String.valueOf(url)
                .replaceFirst("^.*/(embedded-[^/]*)/.*$", "$1")
                .hashCode());
        return Distributions.unpack(distributions, "postgresql-" + version, folder -> {
            try (var in = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
                if (in == null) {
                    throw new StackException("There is no PostgreSQL for this machine: " + archive + " is missing.");
                }
                untar(in, folder);
            }
        });
    }

    private static void untar(InputStream packed, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, folder);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = Distributions.inside(folder, entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & OWNER_MAY_RUN) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String archive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor =
                switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default ->
                        throw new StackException("There is no PostgreSQL for the processor "
                                + System.getProperty("os.arch") + ": use a 64-bit x86 or ARM machine.");
                };
        if (system.startsWith("mac")) {
            return "postgres-darwin-" + processor + ".txz";
        }
        if (!system.startsWith("linux")) {
            throw new StackException("The stack runs on Linux and macOS; on Windows, use WSL.");
        }
        var musl = List.of("/etc/alpine-release").stream().anyMatch(file -> Files.exists(Path.of(file)));
        return "postgres-linux-" + processor + (musl ? "-alpine_linux" : "") + ".txz";
    }
}
