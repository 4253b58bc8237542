package io.trailwright.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.log.Cosigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A key that was made elsewhere gets its state folder once. */
class BeginTest {
    private static final String NAME = "witness.test/begin";

    @TempDir
    Path folder;

    private int begin(String key) {
        return new CommandLine(new BeginCommand())
                .setExecutionExceptionHandler((failure, command, parsed) -> 1)
                .execute("--name", NAME, "--key", folder.resolve(key).toString(), "--state", state().toString());
    }

    private Path state() {
        return folder.resolve("state");
    }

    @Test
    void aNewKeyGetsAFolderWithWhichItCanServe() throws IOException {
        // Given
        var key = new Cosigner(NAME, KeyPem.generate(folder.resolve("key.pem"))).key();
        // When
        int exit = begin("key.pem");
        // Then
        assertEquals(0, exit);
        State.open(state(), key).close();
    }

    @Test
    void aFolderThatHasBegunStaysAsItIs() throws IOException {
        // Given
        KeyPem.generate(folder.resolve("key.pem"));
        begin("key.pem");
        var held = Files.write(state().resolve("some.checkpoint"), new byte[] {1, 2});
        // When
        int exit = begin("key.pem");
        // Then
        assertEquals(0, exit);
        assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(held));
    }

    @Test
    void theFolderOfAnotherKeyIsRefused() throws IOException {
        // Given
        KeyPem.generate(folder.resolve("key.pem"));
        KeyPem.generate(folder.resolve("other.pem"));
        begin("key.pem");
        String before = Files.readString(state().resolve("witness.vkey"));
        // When
        int exit = begin("other.pem");
        // Then
        assertEquals(1, exit);
        assertEquals(before, Files.readString(state().resolve("witness.vkey")));
    }

    @Test
    void aKeyThatIsNotThereBeginsNothing() {
        // When
        int exit = begin("missing.pem");
        // Then
        assertTrue(exit != 0);
        assertFalse(Files.exists(state()));
    }
}
