package io.trailwright.reconstruction.ledger;

import java.util.List;
import java.util.UUID;

/**
 * A trail as the ledger handed it out, with what it offers as proof.
 *
 * @param checkpoint text of the signed note for which all inclusion proofs are
 */
public record HandedTrail(String log, UUID trail, String checkpoint, List<HandedEntry> entries) {
    public HandedTrail {
        entries = List.copyOf(entries);
    }
}
