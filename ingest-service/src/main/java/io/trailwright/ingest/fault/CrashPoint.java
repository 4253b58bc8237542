package io.trailwright.ingest.fault;

import java.util.Locale;

/** A place on the way of a request at which a fault run ends the process, fails the request or stalls. */
public enum CrashPoint {
    /** The body is about to be read. */
    BEFORE_VALIDATE,
    /** The request is valid; nothing was asked of policy or the ledger. */
    AFTER_VALIDATE,
    /** A batch has its connection and has not locked the head. */
    BEFORE_READ,
    /** The batch is planned but for its checkpoint; the head is locked. */
    BEFORE_SIGN,
    /** The checkpoint is signed and nobody has seen it. */
    AFTER_SIGN,
    /** The plan is complete and nothing of it is written. */
    BEFORE_INSERT,
    /** The database has the entries, in an open transaction. */
    AFTER_LEAF_INSERT,
    /** The head has moved, in an open transaction. */
    AFTER_HEAD_MOVED,
    /** All is written; the commit is not sent. */
    BEFORE_COMMIT,
    /** The commit is on disk and nobody knows. */
    AFTER_COMMIT,
    /** The callers of a batch that is on disk are about to be answered. */
    BEFORE_REPLY,
    /** The last byte of the answer to a request that records was handed to the socket. */
    AFTER_REPLY,
    /** A permit's issue or redemption is decided and not recorded. */
    PERMIT_BEFORE_COMMIT,
    /** A permit's issue or redemption is recorded and its caller does not know. */
    PERMIT_AFTER_COMMIT;

    /** The name in settings and logs, as in {@code before-commit}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException when there is no such point */
    static CrashPoint of(String label) {
        for (CrashPoint point : values()) {
            if (point.label().equals(label)) {
                return point;
            }
        }
        throw new IllegalArgumentException("no such crash point: " + label);
    }
}
