package io.trailwright.approval.review;

import io.trailwright.approval.stated.Stated;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** What people stated in a trail, as figures. What only the time limit says is nobody's. */
final class Statements {
    /** Emergencies and their findings are no work of a queue. */
    private static final Set<Outcome> FIGURED =
            EnumSet.of(Outcome.APPROVED, Outcome.REJECTED, Outcome.CHANGES_REQUESTED);

    private Statements() {}

    static List<Stated> of(ReviewedTrail trail) {
        return trail.state().reviews().stream()
                .filter(review -> FIGURED.contains(review.statement().outcome()))
                .flatMap(review -> review.reviewer().map(reviewer -> stated(trail, review, reviewer)).stream())
                .toList();
    }

    private static Stated stated(ReviewedTrail trail, Review review, Reviewer reviewer) {
        var attention = review.statement().attention();
        return new Stated(
                trail.view().log(),
                trail.view().decision(),
                review.seq(),
                reviewer.person(),
                review.statement().outcome(),
                review.at(),
                askedAt(trail.entries(), review.seq()),
                stands(trail, review),
                overruled(trail, review, reviewer),
                attention.map(found -> OptionalLong.of(found.seconds())).orElseGet(OptionalLong::empty),
                attention.map(found -> OptionalInt.of(found.opened().size())).orElseGet(OptionalInt::empty),
                (int) trail.view().evidence().stream()
                        .filter(item -> item.seq() < review.seq())
                        .count());
    }

    private static Optional<Instant> askedAt(List<Entry> entries, long before) {
        return entries.stream()
                .map(Entry::header)
                .filter(header -> header.kind() == EntryKind.REVIEW_OPENED && header.seq() < before)
                .reduce((earlier, later) -> later)
                .map(header -> header.at());
    }

    private static boolean stands(ReviewedTrail trail, Review review) {
        return review.statement().outcome() == Outcome.APPROVED
                ? trail.state().approvals().stream().anyMatch(approval -> approval.seq() == review.seq())
                : review.counts();
    }

    private static boolean overruled(ReviewedTrail trail, Review review, Reviewer reviewer) {
        return review.counts()
                && review.statement().outcome() == Outcome.APPROVED
                && trail.state().reviews().stream()
                        .filter(later -> later.seq() > review.seq() && later.counts())
                        .filter(later -> later.statement().outcome() == Outcome.REJECTED)
                        .flatMap(later -> later.reviewer().stream())
                        .anyMatch(other -> !other.person().same(reviewer.person()));
    }
}
