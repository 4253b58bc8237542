package io.trailwright.reconstruction.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.access.UnsafeSettingException;
import io.trailwright.reconstruction.fake.FakeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedKeysTest {
    private static final String KEY = FakeLog.signer("acme", 1).verifierKey().toString();

    @TempDir
    Path directory;

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("log.vkeys"), content).toString();
    }

    @Test
    void keysAreReadOneALine() throws IOException {
        // Given
        var other = FakeLog.signer("globex", 1).verifierKey().toString();

        // When
        var keys = new PinnedKeys(Optional.of(file("# ours\n\n" + KEY + "\n  " + other + "  \n"))).keys();

        // Then
        assertEquals(List.of(KEY, other), keys.stream().map(Object::toString).toList());
    }

    @Test
    void serviceWithoutAKeyRefusesToStart_andNamesTheSetting() throws IOException {
        // Given
        var settings = List.of(
                Optional.<String>empty(),
                Optional.of(" "),
                Optional.of(directory.resolve("missing").toString()),
                Optional.of(file("# nothing\n")));

        for (var setting : settings) {
            // When
            var refused = assertThrows(UnsafeSettingException.class, () -> new PinnedKeys(setting));

            // Then
            assertTrue(refused.getMessage().startsWith("Refusing to start: trailwright.log.vkeys-file "));
        }
        var malformed = Optional.of(file(KEY.replace("+", "-")));
        assertThrows(UnsafeSettingException.class, () -> new PinnedKeys(malformed));
    }
}
