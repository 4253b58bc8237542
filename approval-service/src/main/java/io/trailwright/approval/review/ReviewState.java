package io.trailwright.approval.review;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TrailState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a review stands. Only {@link Open} takes a statement; only {@link Wanted} can be opened. A function of the
 * trail: nothing here is set, everything is read.
 */
public sealed interface ReviewState {

    /** Nobody has to be asked. */
    record NotNeeded() implements ReviewState {}

    /** People have to be asked, and the ledger does not say yet that they are. */
    record Wanted() implements ReviewState {}

    /** People are asked. @param since when the ledger recorded it */
    record Open(Instant since) implements ReviewState {}

    /** Cannot be decided now: evidence is missing, or policy could not answer. @param cause in words */
    record Paused(String cause) implements ReviewState {}

    /** A reviewer wants evidence added first; until then nothing can be decided, and the time limit counts on. */
    record ChangesRequested(Instant at) implements ReviewState {}

    record Approved(Instant at) implements ReviewState {}

    /** Let run in an emergency, and used: nothing is left to approve. What follows is the later review. */
    record BrokenGlass(Instant at) implements ReviewState {}

    record Rejected(Instant at) implements ReviewState {}

    /** The client that proposed it took it back. */
    record Withdrawn(Instant at) implements ReviewState {}

    /** The time limit has passed, and the ledger says so. */
    record Expired(Instant at) implements ReviewState {}

    /** The time limit has passed, and the ledger does not say so yet. Nothing can be decided. */
    record Lapsed() implements ReviewState {}

    /** @param entries the trail that was folded into {@code state}, not empty */
    static ReviewState of(TrailState state, List<Entry> entries) {
        var last = entries.get(entries.size() - 1).header().at();
        var used = state.breakGlass().filter(glass -> glass.stands() && glass.used());
        if (used.isPresent()) {
            return new BrokenGlass(used.get().invoked().at());
        }
        return switch (state.reviewVerdict()) {
            case ALLOWED -> needsPeople(state) ? new Approved(approvedAt(state, last)) : new NotNeeded();
            case REVIEW_REQUIRED -> state.reviewOpened() ? new Open(openedAt(entries, last)) : new Wanted();
            case EVIDENCE_REQUIRED ->
                state.progress()
                        .changesRequested()
                        .<ReviewState>map(asked -> new ChangesRequested(asked.at()))
                        .orElse(new Paused("evidence that policy asks for is missing"));
            case UNDETERMINED -> new Paused("policy has not decided what is needed");
            case REJECTED ->
                stated(state, Statement.Outcome.WITHDRAWN)
                        ? new Withdrawn(closedAt(state, Statement.Outcome.WITHDRAWN, last))
                        : new Rejected(closedAt(state, Statement.Outcome.REJECTED, last));
            case EXPIRED ->
                stated(state, Statement.Outcome.EXPIRED)
                        ? new Expired(closedAt(state, Statement.Outcome.EXPIRED, last))
                        : new Lapsed();
        };
    }

    /** The name in the API and in the database. */
    default String wire() {
        if (this instanceof NotNeeded) {
            return "not-needed";
        }
        if (this instanceof ChangesRequested) {
            return "changes-requested";
        }
        if (this instanceof BrokenGlass) {
            return "broken-glass";
        }
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** When it came to an end; open ones have none. */
    default Optional<Instant> closedAt() {
        if (this instanceof Approved approved) {
            return Optional.of(approved.at());
        }
        if (this instanceof BrokenGlass broken) {
            return Optional.of(broken.at());
        }
        if (this instanceof Rejected rejected) {
            return Optional.of(rejected.at());
        }
        if (this instanceof Withdrawn withdrawn) {
            return Optional.of(withdrawn.at());
        }
        return this instanceof Expired expired ? Optional.of(expired.at()) : Optional.empty();
    }

    private static boolean needsPeople(TrailState state) {
        return state.evaluation() instanceof Evaluation.Evaluated evaluated
                && evaluated.requirement().approvals() > 0;
    }

    private static Instant approvedAt(TrailState state, Instant otherwise) {
        var approvals = state.approvals();
        return approvals.isEmpty()
                ? otherwise
                : approvals.get(approvals.size() - 1).at();
    }

    private static Instant openedAt(List<Entry> entries, Instant otherwise) {
        return entries.stream()
                .filter(entry -> entry.header().kind() == EntryKind.REVIEW_OPENED)
                .map(entry -> entry.header().at())
                .reduce((earlier, later) -> later)
                .orElse(otherwise);
    }

    private static boolean stated(TrailState state, Statement.Outcome outcome) {
        return state.reviews().stream()
                .anyMatch(review -> review.counts() && review.statement().outcome() == outcome);
    }

    private static Instant closedAt(TrailState state, Statement.Outcome outcome, Instant otherwise) {
        return state.reviews().stream()
                .filter(review -> review.counts() && review.statement().outcome() == outcome)
                .map(Review::at)
                .findFirst()
                .orElse(otherwise);
    }
}
