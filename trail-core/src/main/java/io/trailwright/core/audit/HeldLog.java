package io.trailwright.core.audit;

import io.trailwright.core.log.Frontier;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The entries and parts of a log in memory, without anything that is derived from them. For measuring, and for whoever
 * has fetched a log from elsewhere.
 *
 * @param stored entries by index
 * @param content parts by index and by the bytes of the name
 */
public record HeldLog(String log, List<StoredEntry> stored, List<StoredPart> content) implements LogSource {

    /**
     * Verifies every header, commitment, leaf hash, trail and node of the tree.
     *
     * @return the number of entries
     * @throws IllegalStateException with the first thing that is wrong
     */
    public static long verify(String log, List<StoredEntry> entries, List<StoredPart> parts) {
        var report = LogAudit.of(new HeldLog(log, entries, parts), List.of(), List.of());
        report.findings().stream()
                .filter(finding ->
                        finding.table().equals("entry") || finding.table().equals("part"))
                .findFirst()
                .ifPresent(finding -> {
                    throw new IllegalStateException(
                            finding.table() + " at index " + finding.index() + ": " + finding.what());
                });
        return report.counts().entries();
    }

    @Override
    public Optional<StoredHead> head() {
        return Optional.empty();
    }

    @Override
    public Iterator<StoredEntry> entries(long from) {
        return stored.iterator();
    }

    @Override
    public Iterator<StoredPart> parts(long from) {
        return content.iterator();
    }

    @Override
    public Iterator<StoredTile> tiles(int level) {
        return Collections.emptyIterator();
    }

    @Override
    public Iterator<StoredCheckpoint> checkpoints(long from) {
        return Collections.emptyIterator();
    }

    @Override
    public Iterator<StoredKey> keys(long from) {
        return Collections.emptyIterator();
    }

    @Override
    public Iterator<StoredCosignature> cosignatures(long from) {
        return Collections.emptyIterator();
    }

    @Override
    public Frontier frontier(long size) {
        throw new IllegalArgumentException("a log that is held is read from its start");
    }
}
