package io.trailwright.e2e.faults;

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

/** Verifies receipts offline, with keys that were pinned before anything was sent. Thread-safe. */
final class Receipts {
    private final List<VerifierKey> keys;

    /** @param pinned a file with one C2SP vkey a line */
    Receipts(Path pinned) {
        try {
            keys = Files.readAllLines(pinned).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> VerifierKey.parse(line.strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<VerifierKey> keys() {
        return keys;
    }

    /** @throws RuntimeException when anything of it does not verify: then it is no receipt */
    Proof verify(Json.Obj receipt) {
        var note = receipt.string("checkpoint");
        var checkpoint = Checkpoint.open(note, keys);
        if (!checkpoint.origin().endsWith("/" + receipt.string("log"))) {
            throw new IllegalArgumentException("the checkpoint is of another log: " + checkpoint.origin());
        }
        var leaves = new ArrayList<Proof.Leaf>();
        for (var entry : receipt.objectList("entries")) {
            var leaf = MerkleTree.leafHash(entry.string("header").getBytes(StandardCharsets.UTF_8));
            var proof = TlogProof.parse(entry.string("proof"));
            var index = entry.integer("index");
            if (proof.index() != index || !proof.checkpoint().equals(note)) {
                throw new IllegalArgumentException("a proof is of another place or another checkpoint");
            }
            proof.inclusion().verify(leaf, checkpoint.root());
            leaves.add(new Proof.Leaf(index, leaf));
        }
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("the receipt names no entry");
        }
        return new Proof(receipt.string("trail"), checkpoint.size(), checkpoint.root(), note, leaves);
    }
}
