package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.ingest.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogKeysTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsSignedVerifiesWithThePinnedKeyOfThatLogAlone() {
        // Given
        LogKeys keys = keys(TestKeys.newKeyFile());
        Digest root = Digest.of(new byte[] {1});
        // When
        String note = keys.sign("acme", 7, root);
        // Then
        VerifierKey pinned = VerifierKey.parse(keys.verifierKey("acme").toString());
        assertEquals(new Checkpoint("example.org/acme", 7, root), Checkpoint.open(note, List.of(pinned)));
        assertThrows(NoteException.class, () -> Checkpoint.open(note, List.of(keys.verifierKey("globex"))));
        assertThrows(NoteException.class, () -> Checkpoint.open(note.replace("\n7\n", "\n8\n"), List.of(pinned)));
        assertEquals(note, keys.sign("acme", 7, root));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no key",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n"
            })
    void aFileThatIsNotAKeyStopsTheStartAndNamesTheSetting(String content) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("key.pem"), content);
        // When
        IllegalStateException refused = assertThrows(IllegalStateException.class, () -> keys(file));
        // Then
        assertTrue(refused.getMessage().startsWith("trailwright.log.key-file: "), refused.getMessage());
    }

    @Test
    void aFileThatIsNotThereStopsTheStart() {
        assertThrows(IllegalStateException.class, () -> keys(folder.resolve("absent.pem")));
    }

    private static LogKeys keys(Path file) {
        return new LogKeys(new SmallRyeConfigBuilder()
                .withMapping(LedgerSettings.class)
                .withDefaultValue("trailwright.log.origin", "example.org")
                .withDefaultValue("trailwright.log.key-file", file.toString())
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(LedgerSettings.class));
    }
}
