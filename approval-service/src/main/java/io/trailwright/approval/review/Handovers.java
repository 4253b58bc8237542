package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.AccessProblem;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.HandoverRule.Cause;
import io.trailwright.approval.review.HandoverRule.Judged;
import io.trailwright.approval.review.ReviewLedger.Appended;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes delegations and escalations to the ledger, as {@link Decisions} takes decisions: true when it has acknowledged
 * them and not before.
 */
@ApplicationScoped
public class Handovers {
    private static final int TRIES = 4;

    private final Reviews reviews;
    private final ReviewLedger ledger;
    private final CatchUp catchUp;

    Handovers(Reviews reviews, ReviewLedger ledger, CatchUp catchUp) {
        this.reviews = reviews;
        this.ledger = ledger;
        this.catchUp = catchUp;
    }

    /**
     * @return the ledger's proof, empty when the same was in the trail before this request; fails with a problem when it
     *     is refused, or when the ledger did not acknowledge it
     */
    public Uni<Optional<Receipt>> handOn(SignedIn person, UUID decision, Handover handover) {
        return attempt(new Attempt(person, decision, handover, TRIES));
    }

    /** @param left tries, this one included, while others append to the same trail */
    private record Attempt(SignedIn person, UUID decision, Handover handover, int left) {
        Attempt next() {
            return new Attempt(person, decision, handover, left - 1);
        }
    }

    private Uni<Optional<Receipt>> attempt(Attempt attempt) {
        return reviews.one(attempt.person(), attempt.decision()).chain(trail -> judge(attempt, trail));
    }

    private Uni<Optional<Receipt>> judge(Attempt attempt, ReviewedTrail trail) {
        var judged = HandoverRule.judge(trail, attempt.person().reviewer(), attempt.handover());
        if (judged instanceof Judged.Repeated) {
            return Uni.createFrom().item(Optional.empty());
        }
        return judged instanceof Judged.Refused refused
                ? Uni.createFrom().failure(problem(refused, trail))
                : append(attempt, trail, judged).chain(appended -> answered(attempt, trail, appended));
    }

    private Uni<Appended> append(Attempt attempt, ReviewedTrail trail, Judged judged) {
        var who = attempt.person().reviewer().person();
        var token = attempt.person().token();
        var head = trail.state().head();
        if (judged instanceof Judged.Delegated delegated) {
            var key = LedgerKeys.delegated(delegated.delegation(), who);
            return ledger.delegated(attempt.decision(), key, head, delegated.delegation(), token);
        }
        var escalation = ((Judged.Escalated) judged).escalation();
        var key = LedgerKeys.escalated(escalation, who);
        return ledger.escalated(attempt.decision(), key, head, escalation, Optional.of(token));
    }

    private Uni<Optional<Receipt>> answered(Attempt attempt, ReviewedTrail trail, Appended appended) {
        if (appended instanceof ReviewLedger.Recorded recorded) {
            var receipt = recorded.receipt();
            return catchUp.untilTaken(trail.view().log(), receipt.lastIndex())
                    .onFailure()
                    .recoverWithNull()
                    .replaceWith(Optional.of(receipt));
        }
        return behind(appended) && attempt.left() > 1
                ? catchUp.untilMoved(
                                attempt.person(),
                                attempt.decision(),
                                trail.state().head())
                        .chain(() -> attempt(attempt.next()))
                : Uni.createFrom().failure(problem(appended));
    }

    /** The ledger knows more than the copy here: the feed will tell. */
    private static boolean behind(Appended appended) {
        return appended instanceof ReviewLedger.TrailMoved
                || appended instanceof ReviewLedger.KeyUsed
                || appended instanceof ReviewLedger.Closed
                || appended instanceof ReviewLedger.Stale
                || appended instanceof ReviewLedger.HandoverRefused;
    }

    private static HttpProblem problem(Judged.Refused refused, ReviewedTrail trail) {
        return refused.cause() == Cause.CLOSED
                ? ProblemType.REVIEW_CLOSED
                        .with(refused.detail())
                        .with("state", trail.review().wire())
                        .build()
                : ProblemType.HANDOVER_REFUSED.problem(refused.detail());
    }

    private static HttpProblem problem(Appended appended) {
        if (appended instanceof ReviewLedger.PersonRefused refused) {
            return AccessProblem.PERSON_REQUIRED.problem(refused.detail());
        }
        if (appended instanceof ReviewLedger.HandoverRefused refused) {
            return ProblemType.HANDOVER_REFUSED.problem(refused.detail());
        }
        if (appended instanceof ReviewLedger.Closed closed) {
            return ProblemType.REVIEW_CLOSED.problem(closed.detail());
        }
        return ProblemType.NOT_RECORDED
                .with("The ledger did not acknowledge it. Send the same again: it counts once.")
                .withHeader("Retry-After", "2")
                .build();
    }
}
