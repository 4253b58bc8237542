package io.trailwright.approval.review;

import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Statement;

/** What becomes of a person's decision before the ledger is asked. */
public sealed interface Ruling {

    /** It may be put before the ledger. */
    record Stated(Statement statement) implements Ruling {}

    /** The same person has stated exactly this already, and it is in the trail. */
    record Repeated(Review review) implements Ruling {}

    /** @param detail a sentence for the person */
    record Refused(Cause cause, String detail) implements Ruling {}

    /** Why not. */
    enum Cause {
        NOT_ELIGIBLE,
        NOT_QUALIFIED,
        CLOSED,
        STALE,
        VIEW_INCOMPLETE
    }
}
