package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.TlogProof;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an agent does with a receipt: check, offline and at once, that its record is in the log. */
final class ReceiptCheck {
    private final List<VerifierKey> keys = new ArrayList<>();

    /** @param pinned a file with one C2SP vkey a line */
    ReceiptCheck(Path pinned) {
        try {
            Files.readAllLines(pinned).stream()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> keys.add(VerifierKey.parse(line.strip())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks signature and proofs.
     *
     * @return the size of the log that the receipt proves
     * @throws io.trailwright.core.log.ProofException when a proof does not hold
     * @throws io.trailwright.core.log.NoteException when the checkpoint is not signed by a pinned key
     * @throws IllegalArgumentException when a proof is of another place or another checkpoint than the receipt says
     */
    long verify(Json.Obj receipt) {
        var checkpoint = Checkpoint.open(receipt.string("checkpoint"), keys);
        for (var entry : receipt.objectList("entries")) {
            var leaf = MerkleTree.leafHash(entry.string("header").getBytes(StandardCharsets.UTF_8));
            var proof = TlogProof.parse(entry.string("proof"));
            if (proof.index() != entry.integer("index") || !proof.checkpoint().equals(receipt.string("checkpoint"))) {
                throw new IllegalArgumentException("the receipt's proof is of another place or another checkpoint");
            }
            proof.verify(leaf, keys);
        }
        return checkpoint.size();
    }
}
