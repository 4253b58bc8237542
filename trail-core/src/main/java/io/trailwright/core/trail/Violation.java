package io.trailwright.core.trail;

/**
 * Something that happened and should not have. The ledger records it; it never refuses the fact.
 *
 * @param seq the entry that shows it
 */
public record Violation(Type type, String detail, long seq) {

    public enum Type {
        CHANGE_WITHOUT_PERMIT,
        CHANGE_WITHOUT_REDEMPTION,
        CHANGE_DIFFERS,
        PERMIT_WITHOUT_PERMISSION,
        PERMIT_REDEEMED_AGAIN,
        PERMIT_REDEEMED_LATE,
        /** The review that has to follow a break-glass was not closed in time. */
        LATER_REVIEW_OVERDUE;

        public String wire() {
            return Wire.name(this);
        }
    }
}
