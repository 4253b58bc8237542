package io.trailwright.core.audit;

import io.trailwright.core.audit.AuditReport.Counts;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.HeaderScanner;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads everything that a store holds of a log, once and in the order of the log, and computes all of it anew: every
 * commitment from salt and body, every leaf hash from the header's bytes, the tree, the tiles, the chain of every trail.
 * Nothing is believed because it stands in a column. It needs memory for one entry and its parts, for the edge of the
 * tree, for each trail (see {@link TrailTable}) and for each part that is missing, whatever the length of the log.
 */
public final class LogAudit {

    private final LogSource source;
    private final Findings findings = new Findings();
    private final Sha256 sha = new Sha256();
    private final HeaderScanner header = new HeaderScanner();
    private final byte[] logName;
    private final long from;
    private final Peeking<StoredEntry> entries;
    private final Peeking<StoredPart> partRows;
    private final Peeking<StoredCheckpoint> checkpoints;
    private final Peeking<StoredKey> keyRows;
    private final CheckpointAudit notes;
    private final TreeAudit tree;
    private final TrailAudit trails;
    private final PartAudit parts;
    private final KeyAudit keys;
    private final byte[] leaf = new byte[Digest.LENGTH];
    private long cosignatures;

    private LogAudit(LogSource source, List<VerifierKey> pinned, List<KnownCheckpoint> known, long from) {
        this.source = source;
        this.from = from;
        this.logName = source.log().getBytes(StandardCharsets.UTF_8);
        this.entries = new Peeking<>(source.entries(from));
        this.partRows = new Peeking<>(source.parts(from));
        this.checkpoints = new Peeking<>(source.checkpoints(from + 1));
        this.keyRows = new Peeking<>(source.keys(from));
        this.notes = new CheckpointAudit(source.log(), pinned, findings);
        var start = from == 0 ? Frontier.EMPTY : source.frontier(from);
        var later = known.stream().filter(one -> one.checkpoint().size() > from).toList();
        long size = source.head().map(StoredHead::size).orElse(Long.MAX_VALUE);
        this.tree = new TreeAudit(source, start, size, checkpoints, notes, later, findings, sha);
        this.trails = new TrailAudit(findings, from == 0);
        this.parts = new PartAudit(partRows, findings, sha, from == 0);
        this.keys = new KeyAudit(keyRows, checkpoints, findings);
    }

    /**
     * Reads the whole log.
     *
     * @param pinned verifier keys that the verifying party holds, never taken from the store
     * @param known checkpoints of this log that are held elsewhere, verified
     */
    public static AuditReport of(LogSource source, List<VerifierKey> pinned, List<KnownCheckpoint> known) {
        return from(source, pinned, known, 0);
    }

    /**
     * Reads the log from an index on. What stands before it is not read, and the chains of trails that began there are
     * followed from their first entry behind it only.
     *
     * @param from a multiple of 256
     */
    public static AuditReport from(LogSource source, List<VerifierKey> pinned, List<KnownCheckpoint> known, long from) {
        if (from < 0 || from % 256 != 0) {
            throw new IllegalArgumentException("reading begins at a multiple of 256, not at " + from);
        }
        return new LogAudit(source, pinned, known, from).run();
    }

    private AuditReport run() {
        Optional<StoredHead> head = source.head();
        long size = head.map(StoredHead::size).orElse(Long.MAX_VALUE);
        long next = from;
        for (StoredEntry entry = entries.peek(); entry != null; entry = entries.peek()) {
            entries.next();
            if (entry.index() >= size) {
                beyond(entry, size);
            } else if (entry.index() < next) {
                findings.add(entry.index(), "entry", "stands in the log twice");
            } else {
                missing(next, entry.index());
                entry(entry);
                next = entry.index() + 1;
            }
        }
        if (head.isPresent()) {
            missing(next, size);
            next = Math.max(next, size);
        }
        tree.finish();
        parts.finish();
        keys.finish(next);
        cosignatures();
        head(head, next);
        return report();
    }

    private void entry(StoredEntry entry) {
        long index = entry.index();
        sha.leaf(entry.header(), leaf);
        boolean whole = Arrays.equals(leaf, entry.leafHash());
        if (!whole) {
            findings.add(index, "entry", "the header's bytes do not make the stored leaf hash");
        }
        if (header.scan(entry.header())) {
            columns(entry);
            if (whole) {
                trails.entry(index, header, leaf);
            } else {
                trails.unsure(entry, leaf);
            }
            parts.entry(index, header);
            keys.entry(index, header.trail(), parts.coverNamed(), parts.cover());
        } else {
            findings.add(index, "entry", unreadable(entry.header()));
            trails.unsure(entry, leaf);
            parts.unreadable(index);
            keys.unreadable(index);
        }
        tree.leaf(index, leaf, whole);
    }

    private void columns(StoredEntry entry) {
        if (!header.logIs(logName)) {
            column(entry, "log", header.log(), source.log());
        }
        UUID trail = entry.trail();
        if (trail.getMostSignificantBits() != header.trailHigh()
                || trail.getLeastSignificantBits() != header.trailLow()) {
            column(entry, "trail", header.trail(), trail);
        }
        if (entry.seq() != header.seq()) {
            column(entry, "seq", header.seq(), entry.seq());
        }
        if (!entry.kind().equals(header.kind().wire())) {
            column(entry, "kind", header.kind().wire(), entry.kind());
        }
        if (entry.at() != header.micros()) {
            column(entry, "at", header.micros(), entry.at());
        }
    }

    private void column(StoredEntry entry, String name, Object hashed, Object beside) {
        findings.add(entry.index(), "entry", "the header says " + name + " " + hashed + ", the column " + beside);
    }

    private static String unreadable(byte[] header) {
        try {
            Header.parse(header);
            return "the header is not in canonical form";
        } catch (JsonException malformed) {
            return "the header cannot be read: " + malformed.getMessage();
        }
    }

    private void missing(long next, long to) {
        if (next < to) {
            findings.add(
                    next,
                    "entry",
                    to - next == 1 ? "is missing" : "is missing, and so are all up to index " + (to - 1));
            tree.gap(next, to);
        }
    }

    private void beyond(StoredEntry entry, long size) {
        findings.add(entry.index(), "entry", "stands beyond the head, which says that the log has " + size);
    }

    private void cosignatures() {
        var rows = new Peeking<>(source.cosignatures(from + 1));
        var sizes = new Peeking<>(source.checkpoints(from + 1));
        CosignatureAudit.check(rows, sizes, findings);
        cosignatures = rows.count();
    }

    private void head(Optional<StoredHead> head, long size) {
        if (head.isEmpty()) {
            if (entries.count() + partRows.count() + checkpoints.count() + keyRows.count() + tree.tiles() + cosignatures
                    > 0) {
                findings.add(from, "log_head", "there is none, and the log has rows");
            }
            return;
        }
        var stored = head.get();
        var frontier = tree.frontier();
        if (frontier != null && !Arrays.equals(stored.frontier(), frontier.encode())) {
            findings.add(size, "log_head", "the frontier is not that of the log's entries");
        }
        if (entries.count() > 0 && trails.lastAt() != stored.lastAt() || size == 0 && stored.lastAt() != 0) {
            findings.add(size, "log_head", "last_at is " + stored.lastAt() + ", and the newest entry says otherwise");
        }
        StoredCheckpoint newest = tree.newest();
        String note = newest == null || newest.size() != size ? "" : newest.note();
        if (size > from && note.isEmpty()) {
            findings.add(size, "checkpoint", "there is none of size " + size + ", which is that of the log");
        }
        if ((size > from || size == 0) && !stored.checkpoint().equals(note)) {
            findings.add(size, "log_head", "the checkpoint is not the stored one of size " + size);
        }
    }

    private AuditReport report() {
        var counts = new Counts(
                entries.count(),
                trails.trails(),
                partRows.count(),
                parts.erased(),
                tree.tiles(),
                checkpoints.count(),
                cosignatures,
                keyRows.count(),
                keys.uncovered(),
                notes.signatures());
        return new AuditReport(source.log(), from, counts, findings.first(), findings.count(), tree.comparedTo());
    }
}
