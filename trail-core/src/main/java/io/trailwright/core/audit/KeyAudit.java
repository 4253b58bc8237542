package io.trailwright.core.audit;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What idempotency keys gave, against the entries, the checkpoints and the parts that commit to them. From the first
 * entry on that commits to its key, every key must be committed to; keys of an older ledger are counted as not covered.
 */
final class KeyAudit {

    private static final String TABLE = "idempotency";

    private final Peeking<StoredKey> keys;
    private final Peeking<StoredCheckpoint> checkpoints;
    private final Findings findings;
    private @Nullable UUID trail;
    private long end;
    private boolean coveredFromHere;
    private long uncovered;

    /** @param checkpoints those that the tree has not reached yet; looked at and left */
    KeyAudit(Peeking<StoredKey> keys, Peeking<StoredCheckpoint> checkpoints, Findings findings) {
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.findings = findings;
    }

    /** The entry at this index, with what its parts say of a key. */
    void entry(long index, UUID itsTrail, boolean coverNamed, byte @Nullable [] cover) {
        orphansBefore(index);
        coveredFromHere |= coverNamed;
        boolean found = false;
        for (StoredKey key = keys.peek(); key != null && key.first() == index; key = keys.peek()) {
            keys.next();
            request(index, key, found, coverNamed, cover);
            found = true;
        }
        if (coverNamed && !found) {
            findings.add(index, TABLE, "the entry was recorded with an idempotency key, and no row says so");
        }
        if (index < end && trail != null && !itsTrail.equals(trail)) {
            findings.add(
                    index,
                    TABLE,
                    "the request of trail " + trail + " is said to have recorded this entry of " + itsTrail);
            end = index;
        }
    }

    /** An entry that cannot be read: nothing can be said of its keys but that they are there. */
    void unreadable(long index) {
        orphansBefore(index);
        for (StoredKey key = keys.peek(); key != null && key.first() == index; key = keys.peek()) {
            keys.next();
        }
        trail = null;
    }

    /** Rows that no entry commits to. */
    long uncovered() {
        return uncovered;
    }

    /** After the last entry; {@code size} is how many there are. */
    void finish(long size) {
        orphansBefore(Long.MAX_VALUE);
        if (end > size) {
            findings.add(size, TABLE, "a request is said to have recorded entries up to index " + (end - 1));
        }
    }

    private void orphansBefore(long index) {
        for (StoredKey key = keys.peek(); key != null && key.first() < index; key = keys.peek()) {
            keys.next();
            findings.add(
                    key.first(), TABLE, "the key of " + key.route() + " belongs to an entry that is not in the log");
        }
    }

    private void request(long index, StoredKey key, boolean second, boolean coverNamed, byte @Nullable [] cover) {
        if (second || index < end) {
            findings.add(index, TABLE, "two keys are said to have recorded the same entry");
        }
        if (coverNamed && cover == null || !coverNamed && !coveredFromHere) {
            uncovered++;
        } else if (cover == null || !Arrays.equals(cover, key.covered())) {
            findings.add(
                    index,
                    TABLE,
                    cover == null
                            ? "a key is said to have recorded this entry, which says nothing of one"
                            : "the row of the key is not what the entry committed to");
        }
        trail = key.trail();
        end = index + key.entries();
        size(index, key);
    }

    /** The batch's checkpoint is the first one after the request's first entry. */
    private void size(long index, StoredCheckpoint next, StoredKey key) {
        if (key.size() < next.size() && key.size() >= end) {
            findings.add(
                    index,
                    "checkpoint",
                    "there is none of size " + key.size() + ", with which the request of this entry was answered");
        } else if (key.size() != next.size()) {
            findings.add(
                    index,
                    TABLE,
                    "says that the request was answered with size " + key.size() + ", and its batch made "
                            + next.size());
        } else if (end > next.size()) {
            findings.add(index, TABLE, "says that the request recorded entries of more than one batch");
        }
    }

    private void size(long index, StoredKey key) {
        StoredCheckpoint next = checkpoints.peek();
        if (next != null) {
            size(index, next, key);
        } else {
            findings.add(
                    index,
                    "checkpoint",
                    "there is none of size " + key.size() + ", with which the request of this entry was answered");
        }
    }
}
