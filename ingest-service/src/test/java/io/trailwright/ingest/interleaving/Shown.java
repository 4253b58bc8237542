package io.trailwright.ingest.interleaving;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.trail.SeenTrail;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What a reviewer is shown: the action and every piece of evidence, byte for byte. Made from entries alone, without the
 * fold, because it is what the fold is held against.
 *
 * @param subject what a statement about it must name
 */
record Shown(Digest subject, Json.Obj action, List<String> evidence) {

    static Shown of(List<Entry> entries) {
        Digest subject = entries.get(0).leafHash();
        List<String> evidence = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.header().kind().changesContent()) {
                subject = entry.leafHash();
                entry.parts().keySet().stream()
                        .filter(name -> name.startsWith("evidence/"))
                        .forEach(name -> evidence.add(entry.header().seq() + " " + name + " "
                                + Base64.getEncoder()
                                        .encodeToString(entry.body(name).orElse(new byte[0]))));
            }
        }
        return new Shown(subject, entries.get(0).json("action").orElseThrow(), evidence);
    }

    static Shown of(SeenTrail seen) {
        return of(seen.entries());
    }

    Digest view() {
        return Digest.of((action + " " + evidence).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether this is about the same action and evidence. */
    boolean sameAs(Json.Obj otherAction, Shown other) {
        return action.equals(otherAction) && evidence.equals(other.evidence());
    }
}
