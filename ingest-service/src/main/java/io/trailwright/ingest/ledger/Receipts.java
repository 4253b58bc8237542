package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.Part;
import io.trailwright.core.log.NodeAddress;
import io.trailwright.core.log.TreeReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes receipts and proofs again from what is stored: the same bytes each time, because nothing that is stored changes. */
@ApplicationScoped
class Receipts {

    private final LedgerReader reader;

    Receipts(LedgerReader reader) {
        this.reader = reader;
    }

    /** The receipt that a key gave, proven in the tree that its batch made. */
    Uni<Receipt> again(String log, KeptKey kept) {
        return reader.checkpoint(log, kept.size())
                .map(note -> note.orElseThrow(
                        () -> new IllegalStateException("log " + log + " has no checkpoint of size " + kept.size())))
                .flatMap(note -> reader.entries(log, kept.firstIndex(), kept.entries(), Long.MAX_VALUE)
                        .flatMap(entries -> proven(log, kept.size(), entries))
                        .map(proven -> new Receipt(
                                log,
                                kept.trail(),
                                note,
                                proven.stream().map(Receipts::entry).toList())));
    }

    /** Entries with their inclusion proofs in the tree of a size that the log has reached. */
    Uni<List<ProvenEntry>> proven(String log, long size, List<Entry> entries) {
        Set<NodeAddress> needed = new LinkedHashSet<>();
        entries.forEach(entry -> needed.addAll(TreeReader.neededForInclusion(entry.index(), size)));
        return reader.nodes(log, size, needed).map(nodes -> {
            TreeReader tree = TreeReader.of(nodes);
            return entries.stream()
                    .map(entry -> new ProvenEntry(
                            entry, tree.inclusion(entry.index(), size).path()))
                    .toList();
        });
    }

    /**
     * The path of an inclusion proof.
     *
     * @param reached a size that the log has reached, at least {@code size}: what is in full tiles by then is read from them
     */
    Uni<List<Digest>> inclusion(String log, long reached, long index, long size) {
        return reader.nodes(log, reached, TreeReader.neededForInclusion(index, size))
                .map(nodes -> TreeReader.of(nodes).inclusion(index, size).path());
    }

    /** The path of a consistency proof; see {@link #inclusion}. */
    Uni<List<Digest>> consistency(String log, long reached, long from, long to) {
        return reader.nodes(log, reached, TreeReader.neededForConsistency(from, to))
                .map(nodes -> TreeReader.of(nodes).consistency(from, to).path());
    }

    /** The root of the tree of a size; see {@link #inclusion}. */
    Uni<Digest> root(String log, long reached, long size) {
        return reader.nodes(log, reached, TreeReader.neededForFrontier(size))
                .map(nodes -> TreeReader.of(nodes).frontier(size).root());
    }

    private static ReceiptEntry entry(ProvenEntry proven) {
        Entry entry = proven.entry();
        Map<String, byte[]> salts = new HashMap<>();
        entry.parts().forEach((name, part) -> {
            if (part instanceof Part.Present present) {
                salts.put(name, present.salt());
            }
        });
        return new ReceiptEntry(
                entry.index(),
                entry.header().seq(),
                entry.header().kind(),
                entry.headerBytes(),
                entry.leafHash(),
                salts,
                proven.inclusion());
    }
}
