package io.trailwright.witness;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.SignedNote;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request to cosign (C2SP tlog-witness, "add-checkpoint"): a line {@code old <size>}, up to 63 lines with one hash
 * each, an empty line, a signed checkpoint; every line ends in a newline. That it was read says nothing about its
 * signatures or its proof.
 *
 * @param old size of the log that the sender believes the witness to hold, at least 0
 * @param proof the hashes of the consistency proof from that size
 * @param note the checkpoint as it was signed
 * @param checkpoint what the note says
 */
record AddCheckpoint(long old, List<Digest> proof, SignedNote note, Checkpoint checkpoint) {
    /** Bytes of the longest request that is read: 63 hashes, and a checkpoint with a hundred signatures. */
    static final int LONGEST = 64 << 10;

    private static final int MOST_HASHES = 63;
    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,18})");

    AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** @throws MalformedException when the body is anything else, with a sentence that says what */
    static AddCheckpoint parse(byte[] body) {
        var text = decode(body);
        int blank = text.indexOf("\n\n");
        if (blank < 0) {
            throw new MalformedException("there is no empty line between the proof and the checkpoint");
        }
        var lines = List.of(text.substring(0, blank).split("\n", -1));
        if (lines.size() - 1 > MOST_HASHES) {
            throw new MalformedException("a proof has at most " + MOST_HASHES + " lines, not " + (lines.size() - 1));
        }
        long old = old(lines.get(0));
        var proof = lines.stream().skip(1).map(AddCheckpoint::hash).toList();
        try {
            var note = SignedNote.parse(text.substring(blank + 2));
            return new AddCheckpoint(old, proof, note, Checkpoint.parse(note.text()));
        } catch (NoteException malformed) {
            throw new MalformedException("the checkpoint: " + malformed.getMessage());
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("the body is not UTF-8");
        }
    }

    private static long old(String line) {
        if (!OLD.matcher(line).matches()) {
            throw new MalformedException("the first line is \"old\" and a size without leading zeroes");
        }
        try {
            return Long.parseLong(line.substring("old ".length()));
        } catch (NumberFormatException e) {
            throw new MalformedException("the old size is at most 2^63 - 1");
        }
    }

    private static Digest hash(String line) {
        var ascii = line.getBytes(StandardCharsets.UTF_8);
        try {
            var bytes = Base64.getDecoder().decode(ascii);
            if (bytes.length == Digest.LENGTH
                    && Arrays.equals(Base64.getEncoder().encode(bytes), ascii)) {
                return Digest.wrap(bytes);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a line of the proof is not base64");
        }
        throw new MalformedException("a line of the proof is not 32 bytes in base64");
    }

    /** The body is not what the specification describes. */
    static final class MalformedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message);
        }
    }
}
