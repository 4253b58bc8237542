package io.trailwright.approval.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.util.List;
import java.util.Optional;

/** Whether entries are the gapless start of one trail, each naming the hash of the one before it. */
public final class ChainCheck {
    private ChainCheck() {}

    /** @return what is wrong first; empty when the chain holds */
    public static Optional<String> problem(List<Entry> entries) {
        long seq = 0;
        Optional<Digest> prev = Optional.empty();
        for (var entry : entries) {
            var header = entry.header();
            if (header.seq() != seq) {
                return Optional.of("entry " + header.seq() + " stands where entry " + seq + " is expected");
            }
            if (!header.prev().equals(prev)) {
                return Optional.of("entry " + seq + " names " + text(header.prev()) + " as the one before it, which is "
                        + text(prev));
            }
            prev = Optional.of(entry.leafHash());
            seq++;
        }
        return Optional.empty();
    }

    private static String text(Optional<Digest> digest) {
        return digest.map(Digest::toString).orElse("none");
    }
}
