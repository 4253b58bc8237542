package io.trailwright.reconstruction.feed;

import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import java.util.Optional;

/** Checks the parts of an entry against what its header commits to. */
final class Commitments {
    private Commitments() {}

    /** The first part, by name, whose bytes are not those of its commitment; erased parts are passed over. */
    static Optional<String> firstBroken(Entry entry) {
        return entry.parts().entrySet().stream()
                .filter(part ->
                        part.getValue() instanceof Part.Present present && !holds(entry, part.getKey(), present))
                .map(part -> part.getKey())
                .findFirst();
    }

    private static boolean holds(Entry entry, String name, Part.Present part) {
        return part.salt().length == Commitment.SALT_BYTES
                && part.commitment().equals(entry.header().parts().get(name));
    }
}
