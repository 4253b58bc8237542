package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Digests of the evidence of an entry, as far as it is recorded and has one. */
final class EvidenceDigests {
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private EvidenceDigests() {}

    static List<Digest> of(Entry entry) {
        var found = new ArrayList<Digest>();
        for (int n = 0; entry.parts().containsKey("evidence/" + n); n++) {
            entry.json("evidence/" + n)
                    .flatMap(recorded -> recorded.optString("digest"))
                    .filter(text -> DIGEST.matcher(text).matches())
                    .map(Digest::parse)
                    .ifPresent(found::add);
        }
        return found;
    }
}
