package io.trailwright.ingest.trail;

import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.ingest.ledger.ReceiptEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Makes entries of drafts: as the ledger recorded them, or as it would. */
public final class Entries {
    private static final byte[] NO_SALT = new byte[Commitment.SALT_BYTES];
    private static final Digest NO_COMMITMENT = Digest.of(new byte[0]);

    private Entries() {}

    /** The trail before and the drafts as the receipt says they were recorded. */
    static List<Entry> recorded(List<Entry> before, List<EntryDraft> drafts, Receipt receipt) {
        if (receipt.entries().size() != drafts.size()) {
            throw new IllegalStateException(
                    "a receipt of " + receipt.entries().size() + " entries answers " + drafts.size() + " drafts");
        }
        var entries = new ArrayList<>(before);
        for (int i = 0; i < drafts.size(); i++) {
            entries.add(recorded(drafts.get(i), receipt.entries().get(i)));
        }
        return entries;
    }

    private static Entry recorded(EntryDraft draft, ReceiptEntry receipt) {
        var parts = new TreeMap<String, Part>();
        for (PartDraft part : draft.parts()) {
            var salt = receipt.salts().get(part.name());
            parts.put(part.name(), salt == null ? new Part.Erased() : new Part.Present(salt, part.body(), part.json()));
        }
        return Entry.read(receipt.index(), receipt.header(), parts);
    }

    /**
     * The trail as it would be with these drafts, so that the fold can judge them before they are recorded. Indexes, salts,
     * commitments and so leaf hashes are not those that the ledger will give.
     */
    public static List<Entry> provisional(
            String log, UUID trail, List<Entry> before, List<EntryDraft> drafts, Instant now) {
        var entries = new ArrayList<>(before);
        for (EntryDraft draft : drafts) {
            var last = entries.isEmpty() ? Optional.<Entry>empty() : Optional.of(entries.get(entries.size() - 1));
            entries.add(provisional(log, trail, last, draft, now));
        }
        return entries;
    }

    private static Entry provisional(String log, UUID trail, Optional<Entry> last, EntryDraft draft, Instant now) {
        Map<String, Part> parts = new TreeMap<>();
        var commitments = new TreeMap<String, Digest>();
        for (PartDraft part : draft.parts()) {
            parts.put(part.name(), new Part.Present(NO_SALT, part.body(), part.json()));
            commitments.put(part.name(), NO_COMMITMENT);
        }
        var header = new Header(
                log,
                trail,
                last.map(entry -> entry.header().seq() + 1).orElse(0L),
                last.map(Entry::leafHash),
                draft.kind(),
                last.map(entry -> entry.header().at().plus(1, ChronoUnit.MICROS))
                        .filter(now::isBefore)
                        .orElse(now.truncatedTo(ChronoUnit.MICROS)),
                commitments);
        return Entry.read(last.map(Entry::index).orElse(-1L) + 1, header.bytes(), parts);
    }
}
