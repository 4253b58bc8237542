package io.trailwright.e2e.restore;

import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Continuous archiving and the low-level base backup of PostgreSQL (documentation of 18, sections 25.3.1 and 25.3.4) for
 * the server of a stack. One for each stack.
 */
final class Backup {
    private static final String SEGMENT = "[0-9A-F]{24}";

    private final Stack stack;
    private final Path folder;

    private Backup(Stack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
    }

    /** A folder for backups in which nothing is left of an earlier run. */
    static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            delete(folder);
        }
        return Files.createDirectories(folder).toAbsolutePath();
    }

    /** Restarts the server with archiving. */
    static Backup archiving(Stack stack, Path folder) throws SQLException, IOException {
        var archive = Files.createDirectories(folder.resolve("archive"));
        try (var server = connect(stack);
                var statement = server.createStatement()) {
            statement.execute("ALTER SYSTEM SET archive_mode = 'on'");
            statement.execute(
                    "ALTER SYSTEM SET archive_command = 'test ! -f %1$s/%%f && cp %%p %1$s/%%f'".formatted(archive));
        }
        stack.restart(Component.POSTGRES);
        return new Backup(stack, folder);
    }

    /** A base backup of the running server; what is needed to make it consistent is in the archive then. */
    void take() throws SQLException, IOException {
        try (var server = connect(stack);
                var statement = server.createStatement()) {
            statement.execute("SELECT pg_backup_start('drill', true)");
            copy(data(), base(), file -> !file.startsWith("pg_wal/") && !file.startsWith("postmaster."));
            try (var stopped = statement.executeQuery("SELECT labelfile FROM pg_backup_stop(true)")) {
                stopped.next();
                Files.writeString(base().resolve("backup_label"), stopped.getString(1));
            }
        }
    }

    /** What the archive holds at this moment. */
    Path archived(String name) throws IOException {
        var copy = folder.resolve(name);
        copy(folder.resolve("archive"), copy, file -> true);
        return copy;
    }

    /** The archive, and what the dead server had not archived yet: whoever streams its log has the same. */
    Path archivedAndLeft(String name) throws IOException {
        var copy = archived(name);
        copy(data().resolve("pg_wal"), copy, file -> file.matches(SEGMENT) && !Files.exists(copy.resolve(file)));
        return copy;
    }

    /** Puts the base backup in the place of the server's data and lets it recover to the end of what is there. */
    void restore(Path archive) throws IOException {
        delete(data());
        copy(base(), data(), file -> true);
        Files.createDirectories(data().resolve("pg_wal"));
        Files.createFile(data().resolve("recovery.signal"));
        Files.writeString(
                data().resolve("postgresql.auto.conf"),
                "restore_command = 'cp %s/%%f %%p'\nhot_standby = off\narchive_mode = off\n".formatted(archive),
                StandardOpenOption.APPEND);
        stack.start(Component.POSTGRES);
    }

    private Path data() {
        return stack.stateFolder().resolve("pg");
    }

    private Path base() {
        return folder.resolve("base");
    }

    private static Connection connect(Stack stack) throws SQLException {
        var access = stack.superuser("postgres");
        return DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
    }

    /** A running server makes and removes files meanwhile: one that is gone is not needed. */
    private static void copy(Path from, Path to, Predicate<String> which) throws IOException {
        for (var file : tree(from)) {
            var name = from.relativize(file).toString();
            if (name.isEmpty() ? !Files.exists(to) : which.test(name)) {
                try {
                    Files.copy(file, to.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException gone) {
                    continue;
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        for (var file : tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.toList();
        }
    }
}
