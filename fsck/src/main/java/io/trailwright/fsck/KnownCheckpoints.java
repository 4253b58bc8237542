package io.trailwright.fsck;

import io.trailwright.core.audit.KnownCheckpoint;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checkpoints that are held elsewhere: files with a signed note, receipts and other JSON with a member
 * {@code checkpoint}, and folders of such files. Each is believed only if a pinned key has signed it.
 */
final class KnownCheckpoints {

    private static final long LARGEST = 64L << 20;

    private final List<VerifierKey> keys;
    private final List<KnownCheckpoint> known = new ArrayList<>();

    private KnownCheckpoints(List<VerifierKey> keys) {
        this.keys = keys;
    }

    /** @throws NotTriedException when a file holds no checkpoint that a pinned key has signed */
    static List<KnownCheckpoint> read(List<Path> places, List<VerifierKey> keys) {
        var reading = new KnownCheckpoints(keys);
        places.forEach(reading::place);
        return reading.known;
    }

    /** Those of one log. */
    static List<KnownCheckpoint> of(String log, List<KnownCheckpoint> all) {
        return all.stream()
                .filter(one -> one.checkpoint().origin().endsWith("/" + log))
                .toList();
    }

    private void place(Path place) {
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(Files::isRegularFile)
                    .filter(file ->
                            file.equals(place) || !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(this::file);
        } catch (IOException unreadable) {
            throw new NotTriedException(place + " cannot be read.");
        }
    }

    private void file(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new NotTriedException(file + " is larger than anything with a checkpoint in it.");
            }
            var bytes = Files.readAllBytes(file);
            var note = bytes.length > 0 && bytes[0] == '{'
                    ? note(Json.parse(bytes))
                            .orElseThrow(() -> new NotTriedException(file + " has no checkpoint in it."))
                    : new String(bytes, StandardCharsets.UTF_8);
            known.add(new KnownCheckpoint(Checkpoint.open(note, keys), file.toString()));
        } catch (IOException unreadable) {
            throw new NotTriedException(file + " cannot be read.");
        } catch (NoteException | JsonException refused) {
            throw new NotTriedException(file + " is not a checkpoint of these logs: " + refused.getMessage());
        }
    }

    /** The member {@code checkpoint} of the outermost object that has one. */
    private static Optional<String> note(Json json) {
        if (!(json instanceof Json.Obj object)) {
            return Optional.empty();
        }
        if (object.members().get("checkpoint") instanceof Json.Str note) {
            return Optional.of(note.value());
        }
        return object.members().values().stream()
                .flatMap(member -> note(member).stream())
                .findFirst();
    }
}
