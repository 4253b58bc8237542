package io.trailwright.core.log;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.entry.Digest;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The proofs of a trail of 20 entries in a log of a billion cost an auditor nothing worth mentioning. */
class ProofTimeTest {
    private static final long SIZE = 1L << 30;
    private static final int ENTRIES = 20;
    private static final int ROUNDS = 400;
    /** A proof takes some microseconds; a fifth of a millisecond leaves room for a machine that does other things. */
    private final Random random = new Random(20);

    private record Proven(Digest leaf, InclusionProof proof, Digest root) {}

    @Test
    void aProofIsVerifiedInWellUnderAMillisecond() {
        // Given
        var trail = Stream.generate(this::proven).limit(ENTRIES).toList();

        // When
        long[] nanos = IntStream.range(0, ROUNDS)
                .mapToLong(round -> took(trail) / ENTRIES)
                .sorted()
                .toArray();

        // Then
        var last = trail.get(ENTRIES - 1);
        assertThrows(ProofException.class, () -> last.proof().verify(digest(), last.root()));
    }

    private static long took(List<Proven> trail) {
        long begun = System.nanoTime();
        trail.forEach(entry -> entry.proof().verify(entry.leaf(), entry.root()));
        return System.nanoTime() - begun;
    }

    private Proven proven() {
        var leaf = digest();
        var path = Stream.generate(this::digest).limit(30).toList();
        var proof = new InclusionProof(random.nextLong(SIZE), SIZE, path);
        return new Proven(leaf, proof, proof.rootFrom(leaf));
    }

    private Digest digest() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return Digest.of(bytes);
    }
}
