package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.log.MerkleTree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes the entries of one batch: dense positions, strictly increasing times, salted commitments, chained headers. Not
 * thread-safe; used for one batch.
 */
final class EntryMaker {

    private final String log;
    private final Instant now;
    private final byte[] salts;
    private int saltsUsed;
    private long nextIndex;
    private Instant lastAt;
    private final List<EntryRow> rows = new ArrayList<>();

    /**
     * @param now the clock's reading; where it has not advanced past the log's last time, that time counts on
     * @param salts fresh random bytes, {@value Commitment#SALT_BYTES} for each part of the batch
     */
    EntryMaker(LogHead head, Instant now, byte[] salts) {
        this.log = head.log();
        this.now = now.truncatedTo(ChronoUnit.MICROS);
        this.salts = salts;
        this.nextIndex = head.size();
        this.lastAt = head.lastAt();
    }

    /** Appends the entries of a request to its trail; gives the trail's new head. */
    TrailHead append(AppendRequest request, Optional<TrailHead> before) {
        long seq = before.map(head -> head.seq() + 1).orElse(0L);
        Optional<Digest> prev = before.map(TrailHead::leafHash);
        boolean redeemed = before.map(TrailHead::redeemed).orElse(false);
        for (EntryDraft draft : request.drafts()) {
            EntryRow row = make(request, draft, seq, prev);
            rows.add(row);
            prev = Optional.of(row.leafHash());
            redeemed |= draft.kind() == EntryKind.PERMIT_REDEEMED;
            seq++;
        }
        return new TrailHead(seq - 1, prev.orElseThrow(), redeemed);
    }

    /** Everything made so far, in the order of the log. */
    List<EntryRow> rows() {
        return rows;
    }

    /** Time of the newest entry of the log. */
    Instant lastAt() {
        return lastAt;
    }

    private EntryRow make(AppendRequest request, EntryDraft draft, long seq, Optional<Digest> prev) {
        List<PartRow> parts = new ArrayList<>(draft.parts().size());
        SortedMap<String, Digest> commitments = new TreeMap<>();
        for (PartDraft part : draft.parts()) {
            PartRow row = new PartRow(part.name(), nextSalt(), part.body());
            parts.add(row);
            commitments.put(row.name(), Commitment.of(row.salt(), row.body()));
        }
        Instant at = nextInstant();
        byte[] header = new Header(log, request.trail(), seq, prev, draft.kind(), at, commitments).bytes();
        if (header.length >= Header.MAX_BYTES) {
            throw new IllegalStateException("a header of " + header.length + " bytes passed the limits of EntryDraft");
        }
        Digest leafHash = MerkleTree.leafHash(header);
        return new EntryRow(nextIndex++, request.trail(), seq, draft.kind(), at, header, leafHash, parts);
    }

    private byte[] nextSalt() {
        int from = saltsUsed * Commitment.SALT_BYTES;
        saltsUsed++;
        if (from + Commitment.SALT_BYTES > salts.length) {
            throw new IllegalStateException(salts.length + " bytes of salt are too few for this batch");
        }
        return Arrays.copyOfRange(salts, from, from + Commitment.SALT_BYTES);
    }

    private Instant nextInstant() {
        Instant next = lastAt.plus(1, ChronoUnit.MICROS);
        lastAt = now.isAfter(next) ? now : next;
        return lastAt;
    }
}
