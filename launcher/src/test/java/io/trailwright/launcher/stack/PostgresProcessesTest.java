package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProcessesTest {

    @TempDir
    Path folder;

    @Test
    void whoWorksInTheFolderIsEndedAndNobodyElse() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs Linux");
        // Given
        var data = Files.createDirectory(folder.toRealPath().resolve("pg"));
        var orphan = sleeper(data);
        var neighbour = sleeper(folder);
        try {
            var processes = new PostgresProcesses(data);
            assertEquals(
                    List.of(orphan.pid()),
                    processes.all().stream().map(ProcessHandle::pid).toList());
            // When
            processes.end();
            // Then
            assertTrue(orphan.waitFor() != 0);
            assertFalse(orphan.isAlive());
            assertTrue(neighbour.isAlive());
        } finally {
            orphan.destroyForcibly();
            neighbour.destroyForcibly();
        }
    }

    private static Process sleeper(Path folder) throws IOException {
        return new ProcessBuilder("sleep", "60").directory(folder.toFile()).start();
    }
}
