package io.trailwright.ingest.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether what is stored of a trail is what was recorded: every part that is held is the one that its entry commits to,
 * and every entry the one that the next names. Asked before anything is permitted, so that a row that was changed in the
 * database permits nothing. That the entries are in the log at all is for verifiers to show, with proofs.
 */
final class StoredTrail {

    private StoredTrail() {}

    /** @return what is wrong with the first entry that is not as it was recorded; empty when all are */
    static Optional<String> broken(List<Entry> entries) {
        Optional<Digest> previous = Optional.empty();
        for (Entry entry : entries) {
            if (!entry.header().prev().equals(previous)) {
                return Optional.of("entry " + entry.header().seq() + " does not follow the one before it");
            }
            var changed = changed(entry);
            if (changed.isPresent()) {
                return Optional.of(
                        "part " + changed.get() + " of entry " + entry.header().seq() + " is not as it was recorded");
            }
            previous = Optional.of(entry.leafHash());
        }
        return Optional.empty();
    }

    private static Optional<String> changed(Entry entry) {
        return entry.parts().entrySet().stream()
                .filter(part -> part.getValue() instanceof Part.Present present
                        && !present.commitment().equals(entry.header().parts().get(part.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
