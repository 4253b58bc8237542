package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.EntryKind;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An entry that is to be recorded; index, sequence, time and commitments are given by the ledger.
 *
 * @param kind what the entry says
 * @param parts its content, at most {@value #MAX_PARTS} parts, each named once: so many commitments fit into a header
 */
public record EntryDraft(EntryKind kind, List<PartDraft> parts) {

    /** More parts than this may not fit into a header of 64 KiB. */
    public static final int MAX_PARTS = 300;

    public EntryDraft {
        Objects.requireNonNull(kind, "kind");
        parts = List.copyOf(parts);
        if (parts.size() > MAX_PARTS) {
            throw new IllegalArgumentException("an entry has at most " + MAX_PARTS + " parts, not " + parts.size());
        }
        Set<String> names = new HashSet<>();
        for (PartDraft part : parts) {
            if (!names.add(part.name())) {
                throw new IllegalArgumentException("part '" + part.name() + "' is named twice in " + kind);
            }
        }
    }
}
