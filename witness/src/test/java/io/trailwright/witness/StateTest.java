package io.trailwright.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.log.NoteSignature;
import io.trailwright.core.log.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a witness remembers: over restarts, over damage, over clocks that go backwards. */
class StateTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");

    @TempDir
    Path folder;

    private final TestLog log = TestLog.of(40);

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private long time(String lines, int size) {
        var note = new SignedNote(log.checkpoint(size).text(), NoteSignature.parseLines(lines));
        return Running.COSIGNER.key().cosignature(note).orElseThrow().time();
    }

    @Test
    void aRestartForgetsNothing() throws IOException {
        // Given
        String line;
        try (var before = Running.of(folder, log)) {
            line = before.add(log.request(0, 5)).body();
        }
        // When
        try (var after = Running.of(folder, log)) {
            // Then
            assertEquals(
                    log.signed(5).encode() + line,
                    after.get(Running.checkpointPath(TestLog.ORIGIN)).body());
            assertEquals(409, after.add(log.request(0, 40)).statusCode());
            assertEquals(200, after.add(log.request(5, 40)).statusCode());
        }
    }

    @Test
    void aClockThatGoesBackwardsGivesNoEarlierCosignature() throws IOException {
        // Given
        try (var before = Running.of(folder, at(NOW), log)) {
            assertEquals(
                    NOW.getEpochSecond(), time(before.add(log.request(0, 5)).body(), 5));
        }
        // When: an hour earlier, for the same checkpoint and for the next
        try (var after = Running.of(folder, at(NOW.minus(Duration.ofHours(1))), log)) {
            // Then
            assertEquals(NOW.getEpochSecond(), time(after.add(log.request(5, 5)).body(), 5));
            assertEquals(NOW.getEpochSecond(), time(after.add(log.request(5, 6)).body(), 6));
        }
        try (var later = Running.of(folder, at(NOW.plusSeconds(60)), log)) {
            assertEquals(
                    NOW.getEpochSecond() + 60, time(later.add(log.request(6, 7)).body(), 7));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"empty", "garbage", "truncated", "changed", "of another log", "without cosignature", "a folder"})
    void aStateThatCannotBeReadStopsThatLogAlone(String damage) throws IOException {
        // Given
        var other = new TestLog("another.test/globex", 2).grown("", 3);
        try (var before = Running.of(folder, log)) {
            assertEquals(200, before.add(log.request(0, 5)).statusCode());
        }
        var file = kept();
        var good = Files.readString(file);
        switch (damage) {
            case "empty" -> Files.writeString(file, "");
            case "garbage" -> Files.write(file, new byte[] {1, 2, 3, (byte) 0xff});
            case "truncated" -> Files.writeString(file, good.substring(0, good.length() - 20));
            case "changed" -> Files.writeString(file, good.replace("\n5\n", "\n4\n"));
            case "of another log" -> {
                var foreign = other.signed(2)
                        .with(List.of(
                                Running.COSIGNER.cosign(other.checkpoint(2), 1).line(Running.COSIGNER.key())));
                Files.writeString(file, foreign.encode());
            }
            case "without cosignature" -> Files.writeString(file, log.signed(5).encode());
            default -> {
                Files.delete(file);
                Files.createDirectory(file);
            }
        }
        // When
        try (var after = Running.of(folder, Clock.systemUTC(), log, other)) {
            // Then: never from zero
            assertEquals(503, after.add(log.request(0, 5)).statusCode());
            assertEquals(503, after.add(log.request(5, 40)).statusCode());
            assertEquals(503, after.get(Running.checkpointPath(TestLog.ORIGIN)).statusCode());
            var health = after.get("/health");
            assertEquals(503, health.statusCode());
            assertTrue(health.body().contains("\"" + TestLog.ORIGIN + "\":"), health.body());
            // and the other log goes on
            assertEquals(200, after.add(other.request(0, 2)).statusCode());
        }
    }

    @Test
    void aDraftThatACrashLeftIsNotTheState() throws IOException {
        try (var before = Running.of(folder, log)) {
            assertEquals(200, before.add(log.request(0, 5)).statusCode());
        }
        Files.writeString(Path.of(kept() + ".new"), "half a checkpo");
        try (var after = Running.of(folder, log)) {
            assertEquals(200, after.add(log.request(5, 6)).statusCode());
        }
    }

    @Test
    void whatCannotBeWrittenIsNotCosigned() throws IOException {
        try (var witness = Running.of(folder, log)) {
            assertEquals(200, witness.add(log.request(0, 5)).statusCode());
            // Given: the draft's name is taken by a folder
            var draft = Files.createDirectory(Path.of(kept() + ".new"));
            // When
            var refused = witness.add(log.request(5, 6));
            // Then: nothing is cosigned, nothing has moved, and it goes on when the fault is gone
            assertEquals(503, refused.statusCode());
            assertTrue(refused.body().contains("/not-kept"), refused.body());
            assertEquals("5\n", witness.add(log.request(6, 7)).body());
            Files.delete(draft);
            assertEquals(200, witness.add(log.request(5, 6)).statusCode());
        }
    }

    @Test
    void aReplacementThatFailsStopsTheLogUntilARestart() throws IOException {
        try (var witness = Running.of(folder, log)) {
            // Given: the place of the state is taken by a folder that is not empty
            assertEquals(200, witness.add(log.request(0, 5)).statusCode());
            var file = kept();
            var good = Files.readString(file);
            Files.delete(file);
            Files.createFile(Files.createDirectory(file).resolve("x"));
            // When, then: it does not know what the disk holds, also when the fault is gone
            assertTrue(witness.add(log.request(5, 6)).body().contains("/stopped"));
            Files.delete(file.resolve("x"));
            Files.delete(file);
            Files.writeString(file, good);
            assertTrue(witness.add(log.request(5, 6)).body().contains("/stopped"));
        }
        try (var after = Running.of(folder, log)) {
            assertEquals(200, after.add(log.request(5, 6)).statusCode());
        }
    }

    @Test
    void oneProcessUsesAStateFolder() throws IOException {
        try (var first = Running.of(folder, log)) {
            assertEquals(200, first.get("/health").statusCode());
            assertThrows(IOException.class, () -> State.open(folder, Running.COSIGNER.key()));
        }
        State.open(folder, Running.COSIGNER.key()).close();
    }

    @Test
    void anEmptyFolderOrAnotherKeysIsRefused(@TempDir Path empty) throws IOException {
        assertThrows(IOException.class, () -> State.open(empty, Running.COSIGNER.key()));
        assertThrows(IOException.class, () -> State.open(empty.resolve("absent"), Running.COSIGNER.key()));
        State.begin(folder, Running.COSIGNER.key());
        var another = TestLog.cosigner(8).key();
        assertThrows(IOException.class, () -> State.open(folder, another));
        assertThrows(IOException.class, () -> State.begin(folder, another));
    }
}
