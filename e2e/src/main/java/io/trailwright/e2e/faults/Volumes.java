package io.trailwright.e2e.faults;

import io.trailwright.launcher.stack.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Full volumes: a folder of PostgreSQL's is moved onto a small file system in memory, which is then filled to the
 * brim. Needs root, and says so loudly where it is not; always puts everything back.
 */
final class Volumes {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long ROOM_MEGABYTES = 100;

    private final TestBed bed;
    private final Load load;
    private final Consumer<String> teller;

    Volumes(TestBed bed, Load load, Consumer<String> teller) {
        this.bed = bed;
        this.load = load;
        this.teller = teller;
    }

    /** Statements fail, nothing is recorded, reads go on; with room again, so do writes. */
    void tablesFull() {
        with("tables", "base/" + oidOfLedger(), volume -> {
            volume.fill();
            Pause.millis(6_000);
            volume.free();
            load.awaitProgress(5);
        });
    }

    /** PostgreSQL stops at once and stays down until there is room. */
    void walFull() {
        with("wal", "pg_wal", volume -> {
            volume.fill();
            Pause.until("PostgreSQL stops on a full volume", LIMIT, () -> {
                switchWal();
                return !bed.stack().isRunning(Component.POSTGRES);
            });
            Pause.millis(1_000);
            volume.free();
            bed.stack().start(Component.POSTGRES);
            load.awaitProgress(5);
        });
    }

    private void with(String name, String inData, Consumer<Volume> fault) {
        var data = bed.stack().stateFolder().resolve("pg");
        if (!Volume.possible()) {
            teller.accept("SKIPPED, NOT TESTED: a full volume of " + name + " needs root and Linux");
            return;
        }
        bed.stack().stop(Component.POSTGRES);
        var volume = new Volume(data.resolve(inData), bed.stack().stateFolder().resolve("volume-" + name));
        try {
            volume.mount();
            bed.stack().start(Component.POSTGRES);
            load.awaitProgress(5);
            fault.accept(volume);
        } finally {
            bed.stack().kill(Component.POSTGRES);
            volume.unmount();
            bed.stack().start(Component.POSTGRES);
        }
        load.awaitProgress(5);
    }

    private String oidOfLedger() {
        return query("SELECT oid FROM pg_database WHERE datname = 'trailwright_ingest'");
    }

    private void switchWal() {
        try {
            query("SELECT pg_switch_wal()");
        } catch (FaultRunException e) {
            // It is stopping: that is what is waited for.
        }
    }

    private String query(String sql) {
        var access = bed.stack().superuser("postgres");
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new FaultRunException(sql, e);
        }
    }

    /** A folder that lives on a file system of its own for a while. */
    private static final class Volume {
        private final Path folder;
        private final Path mount;

        Volume(Path folder, Path mount) {
            this.folder = folder;
            this.mount = mount;
        }

        static boolean possible() {
            return "root".equals(System.getProperty("user.name"))
                    && Files.exists(Path.of("/proc/mounts"))
                    && Program.succeeds("unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt");
        }

        /** PostgreSQL is stopped. */
        void mount() {
            try {
                Files.createDirectories(mount);
                var options = "mode=0700,size=" + (megabytes() + ROOM_MEGABYTES) + "m";
                Program.run("mount", "-t", "tmpfs", "-o", options, "trailwright-faults", mount.toString());
                Program.run("cp", "-a", folder.toString(), mount.resolve("data").toString());
                Files.move(folder, aside());
                Files.createSymbolicLink(folder, mount.resolve("data"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private long megabytes() throws IOException {
            try (var files = Files.walk(folder)) {
                return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
            }
        }

        private Path aside() {
            return folder.resolveSibling(folder.getFileName() + ".aside");
        }

        void fill() {
            Program.succeeds("dd", "if=/dev/zero", "of=" + mount.resolve("ballast"), "bs=4k");
        }

        void free() {
            try {
                Files.deleteIfExists(mount.resolve("ballast"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** PostgreSQL is stopped. */
        void unmount() {
            try {
                free();
                if (Files.isSymbolicLink(folder)) {
                    Files.delete(folder);
                    Program.run("cp", "-a", mount.resolve("data").toString(), folder.toString());
                    Program.run("rm", "-rf", aside().toString());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                Program.run("umount", mount.toString());
            }
        }
    }
}
