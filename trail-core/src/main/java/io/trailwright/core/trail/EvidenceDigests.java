package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.util.ArrayList;
import java.util.List;

/** Digests of the evidence of an entry, as far as it is recorded and has one. */
final class EvidenceDigests {
    private EvidenceDigests() {}

    static List<Digest> of(Entry entry) {
        var found = new ArrayList<Digest>();
        for (int n = 0; entry.parts().containsKey("evidence/" + n); n++) {
            entry.json("evidence/" + n)
                    .flatMap(recorded -> recorded.optString("digest"))
                    .filter(text -> text.matches("sha256:[0-9a-f]{64}"))
                    .map(Digest::parse)
                    .ifPresent(found::add);
        }
        return found;
    }
}
