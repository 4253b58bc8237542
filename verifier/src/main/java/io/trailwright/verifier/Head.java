package io.trailwright.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.bundle.BundleCodec;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The head of a log as one party was shown it, from whatever that party keeps: a checkpoint, a receipt or anything in
 * JSON that has one, a tlog-proof (C2SP), a bundle.
 *
 * @param name the file, as messages show it
 * @param note the signed checkpoint, to the letter
 */
record Head(String name, String note, Checkpoint checkpoint) {
    private static final String TLOG_PROOF = "c2sp.org/tlog-proof@v1\n";

    /**
     * @throws NotTriedException when there is no checkpoint in the file
     * @throws NoteException when no pinned key has signed it
     */
    static Head read(Path file, List<VerifierKey> keys) {
        var note = note(file, InputFile.read(file));
        return new Head(String.valueOf(file.getFileName()), note, Checkpoint.open(note, keys));
    }

    private static String note(Path file, byte[] content) {
        try {
            if (content.length > 1 && content[0] == 'P' && content[1] == 'K') {
                return BundleCodec.read(content).checkpoint();
            }
            if (content.length > 0 && content[0] == '{') {
                return receipt(Json.parse(content))
                        .orElseThrow(() -> new NotTriedException(file + " has no checkpoint in it."));
            }
        } catch (NotTriedException known) {
            throw known;
        } catch (RuntimeException malformed) {
            throw new NotTriedException(file + " cannot be read: " + malformed.getMessage());
        }
        var text = new String(content, UTF_8);
        return text.startsWith(TLOG_PROOF) ? text.substring(text.indexOf("\n\n") + 2) : text;
    }

    /** The member {@code checkpoint}, or that of the member {@code receipt}, which is where every answer has it. */
    private static Optional<String> receipt(Json json) {
        if (!(json instanceof Json.Obj object)) {
            return Optional.empty();
        }
        return object.optString("checkpoint").or(() -> object.opt("receipt").flatMap(Head::receipt));
    }
}
