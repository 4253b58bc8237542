package io.trailwright.core.audit;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.HeaderScanner;

/**
 * The chains of all trails, and the times of the log. What is wrong is said once: the next entry is measured by the one
 * that was found, not by the one that should have been.
 */
final class TrailAudit {

    private static final String TABLE = "entry";

    private final Findings findings;
    private final boolean fromTheStart;
    private final TrailTable trails = new TrailTable();
    private final byte[] before = new byte[Digest.LENGTH];
    private long at = Long.MIN_VALUE;
    private long atBefore = Long.MIN_VALUE;

    /** @param fromTheStart whether every entry of the log is seen; otherwise trails may have begun earlier */
    TrailAudit(Findings findings, boolean fromTheStart) {
        this.findings = findings;
        this.fromTheStart = fromTheStart;
    }

    /** The next entry, whose header is whole and was read. */
    void entry(long index, HeaderScanner header, byte[] leafHash) {
        time(index, header.micros());
        int known = trails.find(header.trailHigh(), header.trailLow());
        boolean redeems = header.kind() == EntryKind.PERMIT_REDEEMED;
        boolean redeemed = known >= 0 && trails.redeemed(known);
        if (known >= 0) {
            follows(index, header, known);
        } else if (header.seq() != 0 && fromTheStart) {
            findings.add(
                    index,
                    TABLE,
                    "says it is entry " + header.seq() + " of trail " + header.trail()
                            + ", and none of its trail stands before it");
        } else if (header.seq() == 0 && header.kind() != EntryKind.DECISION_PROPOSED) {
            findings.add(
                    index,
                    TABLE,
                    "begins a trail with " + header.kind().wire() + ", and a trail starts with its proposal");
        }
        if (redeems && redeemed) {
            findings.add(index, TABLE, "redeems a permit of trail " + header.trail() + " a second time");
        }
        trails.put(header.trailHigh(), header.trailLow(), header.seq(), redeemed || redeems, false, leafHash);
    }

    /** The next entry, which is wrong itself: its columns are the best guess at which trail it belongs to. */
    void unsure(StoredEntry entry, byte[] leafHash) {
        long high = entry.trail().getMostSignificantBits();
        long low = entry.trail().getLeastSignificantBits();
        int known = trails.find(high, low);
        trails.put(high, low, entry.seq(), known >= 0 && trails.redeemed(known), true, leafHash);
    }

    /** Time of the newest entry that was whole; {@link Long#MIN_VALUE} when there was none. */
    long lastAt() {
        return at;
    }

    int trails() {
        return trails.size();
    }

    private void follows(long index, HeaderScanner header, int known) {
        if (trails.unsure(known)) {
            return;
        }
        trails.leafHash(known, before);
        if (header.seq() != trails.seq(known) + 1) {
            findings.addDisagreement(
                    index,
                    TABLE,
                    "says it is entry " + header.seq() + " of trail " + header.trail() + ", and the one before it is "
                            + trails.seq(known));
        } else if (!header.follows(before)) {
            findings.addDisagreement(
                    index,
                    TABLE,
                    "follows another entry of trail " + header.trail() + " than " + Digest.wrap(before)
                            + ", which stands before it");
        }
    }

    /**
     * Times increase. Where they do not, the one of two neighbours is wrong that does not fit to the one before both: an
     * entry that was put too early makes everything after it look late.
     */
    private void time(long index, long micros) {
        if (micros > at) {
            atBefore = at;
            at = micros;
            return;
        }
        boolean tooEarly = micros > atBefore;
        findings.add(
                tooEarly ? index - 1 : index,
                TABLE,
                tooEarly ? "is later than the entry after it" : "is not later than the entry before it");
        at = micros;
    }
}
