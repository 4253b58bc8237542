package io.trailwright.policy.precondition;

import java.util.Optional;
import java.util.Set;

/** What a writer believes to be there (RFC 9110, section 13.1). */
public sealed interface Expectation {

    /** Whether the belief holds, given the digest of what is there. */
    boolean holds(Optional<String> current);

    /** The writer says nothing. */
    record None() implements Expectation {
        @Override
        public boolean holds(Optional<String> current) {
            return true;
        }
    }

    /** {@code If-None-Match: *}: nothing is there. */
    record Absent() implements Expectation {
        @Override
        public boolean holds(Optional<String> current) {
            return current.isEmpty();
        }
    }

    /** {@code If-Match: *}: something is there. */
    record Present() implements Expectation {
        @Override
        public boolean holds(Optional<String> current) {
            return current.isPresent();
        }
    }

    /** {@code If-Match: "…"}: one of these is there. */
    record OneOf(Set<String> digests) implements Expectation {

        public OneOf {
            digests = Set.copyOf(digests);
        }

        @Override
        public boolean holds(Optional<String> current) {
            return current.map(digests::contains).orElse(false);
        }
    }
}
