package io.trailwright.ingest.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A whole trail, proven against one checkpoint.
 *
 * @param log the tenant's log
 * @param trail the decision's id
 * @param origin the checkpoint's origin line
 * @param checkpoint the signed checkpoint; empty text when the log holds nothing
 * @param entries every entry in order; empty when there is no such trail
 */
public record TrailPage(String log, UUID trail, String origin, String checkpoint, List<ProvenEntry> entries) {

    public TrailPage {
        Objects.requireNonNull(checkpoint, "checkpoint");
        entries = List.copyOf(entries);
    }
}
