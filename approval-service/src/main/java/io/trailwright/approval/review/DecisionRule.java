package io.trailwright.approval.review;

import io.trailwright.approval.review.Ruling.Cause;
import io.trailwright.approval.review.Ruling.Refused;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.QualificationCheck;
import io.trailwright.core.trail.QualificationCheck.Shortfall;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.Statement.RiskAccepted;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a person's decision can be put before the ledger, which then judges it again by its own copy. */
public final class DecisionRule {
    private DecisionRule() {}

    public static Ruling judge(ReviewedTrail trail, Reviewer reviewer, PersonsDecision decision) {
        var statement = decision.about(trail.state().trail());
        var repeated = trail.state().reviews().stream()
                .filter(review -> review.counts()
                        && review.statement().same(statement)
                        && statement.subject().equals(subject(trail, statement.outcome()))
                        && review.reviewer()
                                .filter(other -> other.person().same(reviewer.person()))
                                .isPresent())
                .findFirst();
        if (repeated.isPresent()) {
            return new Ruling.Repeated(repeated.get());
        }
        return refusal(trail, reviewer, decision)
                .<Ruling>map(refused -> refused)
                .orElse(new Ruling.Stated(statement));
    }

    private static Optional<Refused> refusal(ReviewedTrail trail, Reviewer reviewer, PersonsDecision decision) {
        if (!trail.concerns(reviewer)) {
            return refused(Cause.NOT_ELIGIBLE, "You are in none of the groups that may decide this.");
        }
        if (decision.outcome().finding() && !trail.state().laterReviewReady()) {
            return refused(Cause.CLOSED, noLaterReview(trail));
        }
        if (!decision.subject().equals(subject(trail, decision.outcome()))
                || !decision.view().equals(trail.view().digest())) {
            return refused(Cause.STALE, "The decision has changed since it was shown to you. Look at it again.");
        }
        if (!decision.outcome().finding() && !(trail.review() instanceof ReviewState.Open)) {
            return refused(Cause.CLOSED, closed(trail.review()));
        }
        var ineligible = trail.ineligible(reviewer, decision.outcome());
        if (ineligible.isPresent()) {
            return refused(
                    Cause.NOT_ELIGIBLE,
                    "You cannot decide this: " + reviewer.person().name().orElse("the person signed in") + " "
                            + ineligible.get().sentence() + ".");
        }
        return unread(trail, decision).or(() -> undeclared(trail, reviewer, decision));
    }

    /** What cannot be shown cannot be approved, unless exactly that is accepted unread. */
    private static Optional<Refused> unread(ReviewedTrail trail, PersonsDecision decision) {
        var view = trail.view();
        if (!lets(decision.outcome())) {
            return Optional.empty();
        }
        var accepted = decision.declared().riskAccepted();
        if (!view.gaps().isEmpty() && (accepted.isEmpty() || !view.onlyUnread())) {
            return refused(
                    Cause.VIEW_INCOMPLETE,
                    "It cannot be approved: " + view.gaps().get(0) + ".");
        }
        return accepted.isEmpty() || named(accepted.get()).equals(unread(view))
                ? Optional.empty()
                : refused(
                        Cause.NOT_QUALIFIED,
                        "Name exactly the evidence that cannot be looked at: "
                                + unread(view).size() + " of this decision.");
    }

    private static Set<String> named(RiskAccepted accepted) {
        return accepted.evidence().stream().map(Digest::toString).collect(Collectors.toSet());
    }

    private static Set<String> unread(ReviewView view) {
        return view.onlyUnread()
                ? view.unread().stream().flatMap(item -> item.digest().stream()).collect(Collectors.toSet())
                : Set.of();
    }

    /** The training is the ledger's to look at. */
    private static Optional<Refused> undeclared(ReviewedTrail trail, Reviewer reviewer, PersonsDecision decision) {
        var statement = decision.about(trail.state().trail());
        return trail.state()
                .requirement(decision.outcome())
                .flatMap(wanted -> QualificationCheck.declared(
                        wanted, reviewer, statement, trail.state().evidence()))
                .flatMap(lacking -> refused(
                        Cause.NOT_QUALIFIED,
                        (lacking.shortfall() == Shortfall.CONFLICT_NOT_DECLARED
                                        ? "Declare that you have no conflict of interest, or that you have one: "
                                        : "Let somebody decide whom policy names for that: ")
                                + lacking.detail() + "."));
    }

    private static boolean lets(Outcome outcome) {
        return outcome == Outcome.APPROVED || outcome == Outcome.BREAK_GLASS;
    }

    /** What a statement has to name: the content, or of a finding the entry that broke the glass. */
    private static Digest subject(ReviewedTrail trail, Outcome outcome) {
        return outcome.finding()
                ? trail.state()
                        .breakGlass()
                        .map(BreakGlass::subject)
                        .orElse(trail.state().subject())
                : trail.state().subject();
    }

    private static String noLaterReview(ReviewedTrail trail) {
        var glass = trail.state().breakGlass();
        if (glass.isEmpty()) {
            return "There is no later review: no glass was broken.";
        }
        return glass.get().finding().isPresent()
                ? "The later review was closed already."
                : "The later review can be closed when nothing can begin on account of the break-glass any more.";
    }

    private static Optional<Refused> refused(Cause cause, String detail) {
        return Optional.of(new Refused(cause, detail));
    }

    private static String closed(ReviewState review) {
        if (review instanceof ReviewState.Paused paused) {
            return "This cannot be decided now: " + paused.cause() + ".";
        }
        return switch (review.wire()) {
            case "wanted" -> "The review is being opened. Try again in a moment.";
            case "lapsed" -> "The time limit has passed.";
            case "broken-glass" -> "It was let run in an emergency. What is left is the later review.";
            case "not-needed" -> "No review is needed.";
            case "changes-requested" -> "Changes were requested. It can be decided once evidence has been added.";
            default -> "The decision was already " + review.wire() + ".";
        };
    }
}
