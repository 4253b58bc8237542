package io.trailwright.approval.review;

import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Review;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The review that has to follow a break-glass, as a line of a list.
 *
 * @param dueAt from then on it is overdue
 * @param closedAt when somebody closed it with a finding; empty while it is open
 * @param sub of whoever broke the glass
 * @param name of the same, for people to read
 */
public record LaterReview(
        String log, UUID trail, Instant brokenAt, Instant dueAt, Optional<Instant> closedAt, String sub, String name) {

    static Optional<LaterReview> of(ReviewedTrail trail) {
        return trail.state().breakGlass().map(glass -> of(trail, glass));
    }

    private static LaterReview of(ReviewedTrail trail, BreakGlass glass) {
        var by = glass.invoked().reviewer().orElseThrow().person();
        return new LaterReview(
                trail.view().log(),
                trail.view().decision(),
                glass.invoked().at(),
                glass.reviewBy(),
                glass.finding().map(Review::at),
                storable(by.sub()),
                storable(by.name().orElse(by.sub())));
    }

    public boolean overdue(Instant now) {
        return closedAt.isEmpty() && now.isAfter(dueAt);
    }

    /** PostgreSQL's text cannot hold U+0000, JSON's strings can. */
    private static String storable(String text) {
        return text.replace('\0', '\u2400');
    }
}
