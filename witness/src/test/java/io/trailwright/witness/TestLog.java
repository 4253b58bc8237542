package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.BatchTree;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.Ed25519NoteSigner;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.NodeSource;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.TreeReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A log that a test writes, with a key made of a number: its leaves, its checkpoints, its requests to a witness. */
final class TestLog {
    static final String ORIGIN = "trailwright.test/acme";

    private final Ed25519NoteSigner signer;
    private final List<Digest> leaves = new ArrayList<>();
    private final List<Frontier> frontiers = new ArrayList<>(List.of(Frontier.EMPTY));

    TestLog(String origin, int keyNumber) {
        this.signer = signer(origin, keyNumber);
    }

    /** The log of most tests with this many entries. */
    static TestLog of(int size) {
        return new TestLog(ORIGIN, 1).grown("", size);
    }

    static Ed25519NoteSigner signer(String name, int number) {
        return new Ed25519NoteSigner(name, privateKey(number));
    }

    static Cosigner cosigner(int number) {
        return new Cosigner("witness.test/w" + number, privateKey(number));
    }

    private static PrivateKey privateKey(int number) {
        var seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Appends entries whose content is their index and this word. */
    TestLog grown(String word, int entries) {
        for (int i = 0; i < entries; i++) {
            append(Digest.of((word + leaves.size()).getBytes(UTF_8)));
        }
        return this;
    }

    private void append(Digest leaf) {
        leaves.add(leaf);
        frontiers.add(frontiers.get(frontiers.size() - 1).append(leaf));
    }

    /** A log that has the first entries of this one, signs with the same key, and goes its own way from there. */
    TestLog fork(int common) {
        var fork = new TestLog(signer.name(), 1);
        leaves.subList(0, common).forEach(fork::append);
        return fork;
    }

    int size() {
        return leaves.size();
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(signer.name(), size, frontiers.get(size).root());
    }

    SignedNote signed(int size) {
        return checkpoint(size).sign(signer);
    }

    List<Digest> proof(int from, int to) {
        if (from == 0) {
            return List.of();
        }
        var nodes = new BatchTree(Frontier.EMPTY, leaves.subList(0, to)).added();
        return new TreeReader(NodeSource.of(nodes)).consistency(from, to).path();
    }

    /** An honest request. */
    String request(int from, int to) {
        return request(from, proof(from, to), signed(to));
    }

    static String request(long old, List<Digest> proof, SignedNote note) {
        return head(old, proof) + "\n" + note.encode();
    }

    private static String head(long old, List<Digest> proof) {
        var text = new StringBuilder("old " + old + "\n");
        proof.forEach(hash ->
                text.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n'));
        return text.toString();
    }

    Ed25519NoteSigner signer() {
        return signer;
    }
}
