package io.trailwright.reconstruction.verification;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.entry.Entry;
import java.util.List;
import java.util.Optional;

/**
 * What became of asking the ledger for a trail.
 *
 * @param entries those that were handed out and read as entries; to be believed only when the report is sound
 * @param bundle what can be exported; empty when nothing came that could be
 */
public record Verified(Report report, List<Entry> entries, Optional<Bundle> bundle) {
    public Verified {
        entries = List.copyOf(entries);
    }
}
