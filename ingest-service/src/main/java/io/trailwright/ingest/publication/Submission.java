package io.trailwright.ingest.publication;

import io.trailwright.core.entry.Digest;
import java.util.Base64;
import java.util.List;

/**
 * A checkpoint for a witness (C2SP tlog-witness, add-checkpoint).
 *
 * @param oldSize size of the last checkpoint that the witness is believed to have cosigned; 0 for none
 * @param size of the checkpoint, at least {@code oldSize}
 * @param proof that the one tree continues the other; empty when {@code oldSize} is 0 or {@code size}
 * @param note the signed checkpoint
 */
public record Submission(long oldSize, long size, List<Digest> proof, String note) {
    public Submission {
        if (oldSize < 0 || oldSize > size) {
            throw new IllegalArgumentException("no submission from size " + oldSize + " to size " + size);
        }
        proof = List.copyOf(proof);
    }

    /** The body of the request. */
    public String body() {
        StringBuilder body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash ->
                body.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
        return body.append('\n').append(note).toString();
    }
}
