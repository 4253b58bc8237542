package io.trailwright.core.log;

import io.trailwright.core.entry.Digest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proof that does not prove: malformed (a wrong number of hashes, an index outside the tree), or well formed and
 * leading to another root than the one it was held against. In the second case both roots are told.
 */
public final class ProofException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Digest expected;
    private final transient @Nullable Digest actual;

    private ProofException(String message, @Nullable Digest expected, @Nullable Digest actual) {
        super(message);
        this.expected = expected;
        this.actual = actual;
    }

    static ProofException malformed(String message) {
        return new ProofException(message, null, null);
    }

    /** Refuses {@code actual} unless it is {@code expected}; {@code what} names the hash that was compared. */
    static void requireSame(String what, Digest expected, Digest actual) {
        if (!expected.equals(actual)) {
            String message = what + ": expected " + expected + ", but the proof leads to " + actual;
            throw new ProofException(message, expected, actual);
        }
    }

    /** The root that the proof was held against; empty when the proof is malformed. */
    public Optional<Digest> expected() {
        return Optional.ofNullable(expected);
    }

    /** The root that the proof leads to; empty when the proof is malformed. */
    public Optional<Digest> actual() {
        return Optional.ofNullable(actual);
    }
}
