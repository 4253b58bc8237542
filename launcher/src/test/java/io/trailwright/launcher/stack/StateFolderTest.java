package io.trailwright.launcher.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path folder;

    @Test
    void aSecondRunIsRefusedUntilTheFirstHasEnded() {
        try (var first = StateFolder.open(folder)) {
            // When
            var refused = assertThrows(StackException.class, () -> StateFolder.open(folder));

            // Then
            assertTrue(String.valueOf(refused.getMessage()).startsWith("Another Trailwright runs in " + first.path()));
        }
        StateFolder.open(folder).close();
    }

    @Test
    void aSecretIsKeptAndOnlyTheUserMayReadIt() throws Exception {
        // Given
        String made;
        try (var state = StateFolder.open(folder)) {
            made = state.secret("ingest");
        }

        // When
        try (var again = StateFolder.open(folder)) {
            // Then
            assertEquals(made, again.secret("ingest"));
            assertEquals(43, made.length());
        }
        var file = folder.resolve("secrets/ingest");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aKeyThatWasReplacedStaysPinnedAndIsTheRetiredOne() throws Exception {
        try (var state = StateFolder.open(folder)) {
            // Given
            var keys = new Keys(state);
            keys.ensure(List.of("acme", "globex"));
            var before = Files.readAllLines(keys.verifierKeys());
            assertEquals(List.of(), keys.retired());

            // When
            Files.delete(keys.log());
            keys.ensure(List.of("acme", "globex"));

            // Then
            assertEquals(4, Files.readAllLines(keys.verifierKeys()).size());
            assertEquals(before, keys.retired());
        }
    }

    @Test
    void keysAreMadeOnceAndPinnedForEachLog() throws Exception {
        try (var state = StateFolder.open(folder)) {
            // Given
            var keys = new Keys(state);

            // When
            keys.ensure(List.of("acme", "globex"));
            var pinned = Files.readAllLines(keys.verifierKeys());
            keys.ensure(List.of("acme", "globex"));

            // Then
            assertEquals(pinned, Files.readAllLines(keys.verifierKeys()));
            assertEquals(2, pinned.size());
            var read = pinned.stream()
                    .map(io.trailwright.core.log.VerifierKey::parse)
                    .toList();
            assertEquals("trailwright.local/acme", read.get(0).name());
            assertEquals("trailwright.local/globex", read.get(1).name());
            var message = new byte[] {1, 2, 3};
            var signature = io.trailwright.core.log.Ed25519.sign(Keys.read(keys.log()), message);
            assertTrue(read.get(0).verifies(message, signature));
        }
    }
}
