package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An entry as it is to be stored. */
@SuppressWarnings("ArrayRecordComponent") // the exact bytes that were hashed; never modified
public record EntryRow(
        long index,
        UUID trail,
        long seq,
        EntryKind kind,
        Instant at,
        byte[] header,
        Digest leafHash,
        List<PartRow> parts) {

    public EntryRow {
        parts = List.copyOf(parts);
    }
}
