package io.trailwright.launcher.demo;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.core.log.MerkleTree;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
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
     */
    long verify(Json.Obj receipt) {
        var checkpoint = Checkpoint.open(receipt.string("checkpoint"), keys);
        for (var entry : receipt.objectList("entries")) {
            var leaf = MerkleTree.leafHash(entry.string("header").getBytes(StandardCharsets.UTF_8));
            var path = entry.stringList("inclusion").stream()
                    .map(hash -> Digest.wrap(Base64.getDecoder().decode(hash)))
                    .toList();
            new InclusionProof(entry.integer("index"), checkpoint.size(), path).verify(leaf, checkpoint.root());
        }
        return checkpoint.size();
    }
}
