package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    Path records;

    @Test
    void aProcessOfAKilledRunIsEnded() throws Exception {
        // Given
        var orphan = new ProcessBuilder("sleep", "60").start();
        Files.writeString(records.resolve("orphan.pid"), Leftovers.describe(orphan.toHandle()));

        // When
        Leftovers.end(records);

        // Then
        // A Process may learn of its end a little later than the handle that was waited for.
        assertTrue(orphan.waitFor(10, TimeUnit.SECONDS));
        assertFalse(Files.exists(records.resolve("orphan.pid")));
    }

    @Test
    void aProcessThatOnlyHasTheSameIdIsLeftAlone() throws Exception {
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            // Given
            Files.writeString(records.resolve("gone.pid"), stranger.pid() + " 1000");

            // When
            Leftovers.end(records);

            // Then
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aRecordThatWasCutShortIsRemoved() throws Exception {
        // Given
        Files.writeString(records.resolve("short.pid"), "12");
        Files.writeString(records.resolve("empty.pid"), "");

        // When
        Leftovers.end(records);

        // Then
        try (var files = Files.list(records)) {
            assertEquals(0, files.count());
        }
    }
}
