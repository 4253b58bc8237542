package io.trailwright.core.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of the fold that follows a break-glass and the review that has to follow it. */
final class BreakGlassFold {
    private Optional<BreakGlass> broken = Optional.empty();

    Optional<BreakGlass> broken() {
        return broken;
    }

    boolean lets(Instant now) {
        return broken.filter(glass -> glass.lets(now)).isPresent();
    }

    /** A permit was redeemed on its account, and the content is still that one. */
    boolean used() {
        return broken.filter(glass -> glass.stands() && glass.used()).isPresent();
    }

    /** When the permission ends that it gives; empty where the review itself allows the action. */
    Optional<Instant> limit(Verdict review) {
        return broken.filter(glass -> glass.stands() && review != Verdict.ALLOWED)
                .map(BreakGlass::permittedUntil);
    }

    void broken(Review invoked, Eligibility rules) {
        broken = Optional.of(BreakGlass.invoked(invoked, rules));
    }

    /** Another content or evaluation: it permits nothing more. That it has to be reviewed stays. */
    void over() {
        broken = broken.map(BreakGlass::over);
    }

    void redeemed() {
        broken = broken.map(BreakGlass::redeemed);
    }

    void closed(Review finding) {
        broken = broken.map(glass -> glass.closed(finding));
    }

    List<Violation> with(List<Violation> others, Instant now) {
        var overdue = broken.filter(glass -> glass.late(now)).map(BreakGlassFold::overdue);
        return Stream.concat(others.stream(), overdue.stream()).toList();
    }

    private static Violation overdue(BreakGlass glass) {
        var what = "the review that has to follow the break-glass was due at " + glass.reviewBy() + " and was "
                + glass.finding().map(by -> "closed at " + by.at()).orElse("not closed by then");
        return new Violation(
                Violation.Type.LATER_REVIEW_OVERDUE,
                what,
                glass.finding().map(Review::seq).orElse(glass.invoked().seq()));
    }
}
