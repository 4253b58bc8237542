package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Eligibility.Ineligible;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody whom policy names for emergencies let a decision run before it was approved. What it permits ends soon;
 * that it has to be reviewed afterwards ends only with a finding. There is at most one in a trail.
 *
 * @param invoked the statement that broke the glass
 * @param rules who may have a part in it, as things stood at that moment
 * @param permittedUntil from this instant on it lets nothing run that has not begun
 * @param reviewBy when the later review is overdue
 * @param stands the content is still the one that it was about
 * @param used the permit was redeemed while it stood
 * @param finding what closed the later review; empty while that is open
 */
public record BreakGlass(
        Review invoked,
        Eligibility rules,
        Instant permittedUntil,
        Instant reviewBy,
        boolean stands,
        boolean used,
        Optional<Review> finding) {

    /** Where the review is that has to follow. */
    public enum LaterReview {
        OPEN,
        OVERDUE,
        CLOSED;

        public String wire() {
            return Wire.name(this);
        }
    }

    static BreakGlass invoked(Review invoked, Eligibility rules) {
        var policy = rules.requirement().breakGlass().orElseThrow();
        return new BreakGlass(
                invoked,
                rules,
                invoked.at().plus(policy.permitFor()),
                invoked.at().plus(policy.reviewWithin()),
                true,
                false,
                Optional.empty());
    }

    /** What a finding about it names as its subject: the entry that broke the glass. */
    public Digest subject() {
        return invoked.leafHash();
    }

    /** Whether the action may run on its account, or has run on its account. */
    public boolean lets(Instant now) {
        return stands && (used || now.isBefore(permittedUntil));
    }

    public LaterReview laterReview(Instant now) {
        if (finding.isPresent()) {
            return LaterReview.CLOSED;
        }
        return now.isAfter(reviewBy) ? LaterReview.OVERDUE : LaterReview.OPEN;
    }

    /** The later review was not closed in time, whether it has been closed since or not. */
    boolean late(Instant now) {
        return finding.map(Review::at).orElse(now).isAfter(reviewBy);
    }

    /**
     * Why a person cannot close the later review: they must be somebody who could have approved, and not the one who
     * broke the glass.
     *
     * @param now who has come to have a part in the decision since
     */
    public Optional<Ineligible> closing(Reviewer reviewer, Participants now) {
        if (!rules.asksOwn(reviewer)) {
            return Optional.of(Ineligible.NOT_IN_GROUP);
        }
        boolean same = invoked.reviewer()
                .filter(who -> who.person().same(reviewer.person()))
                .isPresent();
        return same
                ? Optional.of(Ineligible.BROKE_THE_GLASS)
                : rules.barred(reviewer.person(), rules.participants()).or(() -> rules.barred(reviewer.person(), now));
    }

    BreakGlass over() {
        return new BreakGlass(invoked, rules, permittedUntil, reviewBy, false, used, finding);
    }

    BreakGlass redeemed() {
        return new BreakGlass(invoked, rules, permittedUntil, reviewBy, stands, true, finding);
    }

    BreakGlass closed(Review by) {
        return new BreakGlass(invoked, rules, permittedUntil, reviewBy, stands, used, Optional.of(by));
    }
}
