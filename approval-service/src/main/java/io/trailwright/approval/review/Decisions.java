package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.AccessProblem;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.attention.Attentions;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.ReviewLedger.Appended;
import io.trailwright.approval.review.ReviewLedger.Proof;
import io.trailwright.approval.review.Ruling.Cause;
import io.trailwright.core.trail.Statement;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes a person's decision to the ledger. It is true when the ledger has acknowledged it and not before: nothing is
 * written here, the feed brings it back.
 */
@ApplicationScoped
public class Decisions {
    private static final int TRIES = 4;

    private final Reviews reviews;
    private final ReviewLedger ledger;
    private final CatchUp catchUp;
    private final Clock clock;
    private final Attentions attentions;

    Decisions(Reviews reviews, ReviewLedger ledger, CatchUp catchUp, Clock clock, Attentions attentions) {
        this.reviews = reviews;
        this.ledger = ledger;
        this.catchUp = catchUp;
        this.clock = clock;
        this.attentions = attentions;
    }

    /**
     * @return fails with {@link SignInNeededException} when the person has to sign in for it, with a problem when it is
     *     refused, or when the ledger did not acknowledge it
     */
    public Uni<Decided> decide(SignedIn person, UUID decision, PersonsDecision decided) {
        return attempt(new Attempt(person, decision, decided, TRIES));
    }

    /**
     * The same, for a person who decides on the page: what was measured of their reading becomes part of what they
     * state. Who decides by a program was read to by that program, and nothing is said of it.
     */
    public Uni<Decided> decideOnPage(SignedIn person, UUID decision, PersonsDecision decided) {
        return reviews.one(person, decision)
                .chain(trail -> attentions.of(
                        person, decision, decided.view(), trail.view().digests()))
                .chain(attention -> decide(person, decision, decided.with(attention)));
    }

    /** @param left tries, this one included, while others append to the same trail */
    private record Attempt(SignedIn person, UUID decision, PersonsDecision decided, int left) {
        Attempt next() {
            return new Attempt(person, decision, decided, left - 1);
        }
    }

    private Uni<Decided> attempt(Attempt attempt) {
        return reviews.one(attempt.person(), attempt.decision()).chain(trail -> rule(attempt, trail));
    }

    private Uni<Decided> rule(Attempt attempt, ReviewedTrail trail) {
        var ruling = DecisionRule.judge(trail, attempt.person().reviewer(), attempt.decided());
        if (ruling instanceof Ruling.Repeated repeated) {
            var known =
                    new Decided(repeated.review().statement(), trail.review().wire(), Optional.empty());
            return Uni.createFrom().item(known);
        }
        if (ruling instanceof Ruling.Refused refused) {
            boolean opening = refused.cause() == Cause.CLOSED && trail.review() instanceof ReviewState.Wanted;
            return opening && attempt.left() > 1
                    ? later(attempt, trail)
                    : Uni.createFrom().failure(problem(refused, trail));
        }
        return signedInFor(attempt, trail, ((Ruling.Stated) ruling).statement());
    }

    private Uni<Decided> signedInFor(Attempt attempt, ReviewedTrail trail, Statement statement) {
        if (attempt.decided().idToken().isPresent()) {
            return append(attempt, trail, statement);
        }
        return SignInRule.needed(trail, attempt.person().reviewer(), statement, clock.instant())
                .<Uni<Decided>>map(signIn -> Uni.createFrom().failure(new SignInNeededException(statement, signIn)))
                .orElseGet(() -> append(attempt, trail, statement));
    }

    private Uni<Decided> append(Attempt attempt, ReviewedTrail trail, Statement statement) {
        var person = attempt.person();
        var key = LedgerKeys.decided(statement, person.reviewer().person());
        var head = trail.state().head();
        var proof = new Proof(person.token(), attempt.decided().idToken());
        return ledger.decided(attempt.decision(), key, head, statement, proof)
                .chain(appended -> answered(attempt, trail, statement, appended));
    }

    private Uni<Decided> answered(Attempt attempt, ReviewedTrail trail, Statement statement, Appended appended) {
        if (appended instanceof ReviewLedger.Recorded recorded) {
            return recorded(attempt, trail, statement, recorded.receipt());
        }
        if (behind(appended) && attempt.left() > 1) {
            return later(attempt, trail);
        }
        return Uni.createFrom().failure(problem(appended));
    }

    /** Once the feed has brought more of this trail, or it has been waited for long enough. */
    private Uni<Decided> later(Attempt attempt, ReviewedTrail trail) {
        return catchUp.untilMoved(
                        attempt.person(), attempt.decision(), trail.state().head())
                .chain(() -> attempt(attempt.next()));
    }

    /** The ledger knows more than the copy here: the feed will tell. */
    private static boolean behind(Appended appended) {
        return appended instanceof ReviewLedger.TrailMoved
                || appended instanceof ReviewLedger.KeyUsed
                || appended instanceof ReviewLedger.Closed;
    }

    /** From here on it is true, whatever else goes wrong. */
    private Uni<Decided> recorded(Attempt attempt, ReviewedTrail trail, Statement statement, Receipt receipt) {
        return catchUp.untilTaken(trail.view().log(), receipt.lastIndex())
                .chain(() -> reviews.one(attempt.person(), attempt.decision()))
                .map(now -> stateAfter(now, trail, statement))
                .onFailure()
                .recoverWithItem(failure -> mustFollow(trail, statement))
                .map(state -> new Decided(statement, state, Optional.of(receipt)));
    }

    private static String stateAfter(ReviewedTrail now, ReviewedTrail before, Statement statement) {
        boolean caughtUp = !now.state().head().equals(before.state().head());
        return caughtUp ? now.review().wire() : mustFollow(before, statement);
    }

    /** What the trail will say once the feed has brought it back. */
    private static String mustFollow(ReviewedTrail before, Statement statement) {
        int needed = before.lastEvaluated().orElseThrow().requirement().approvals();
        boolean last = before.state().approvals().size() + 1 >= needed;
        return switch (statement.outcome()) {
            case REJECTED, CHANGES_REQUESTED -> statement.outcome().wire();
            case BREAK_GLASS -> "open";
            case RECUSED, UPHELD, NOT_UPHELD -> before.review().wire();
            default -> last ? "approved" : "open";
        };
    }

    private static HttpProblem problem(Ruling.Refused refused, ReviewedTrail trail) {
        return switch (refused.cause()) {
            case NOT_ELIGIBLE -> ProblemType.NOT_ELIGIBLE.problem(refused.detail());
            case NOT_QUALIFIED -> ProblemType.NOT_QUALIFIED.problem(refused.detail());
            case VIEW_INCOMPLETE -> ProblemType.VIEW_INCOMPLETE.problem(refused.detail());
            case CLOSED ->
                ProblemType.REVIEW_CLOSED
                        .with(refused.detail())
                        .with("state", trail.review().wire())
                        .build();
            case STALE ->
                ProblemType.STATEMENT_STALE
                        .with(refused.detail())
                        .with("subject", trail.state().subject().toString())
                        .with("view", trail.view().digest().toString())
                        .build();
        };
    }

    private static HttpProblem problem(Appended appended) {
        if (appended instanceof ReviewLedger.Stale) {
            return ProblemType.STATEMENT_STALE.problem(
                    "The decision has changed since it was shown to you. Look at it again.");
        }
        if (appended instanceof ReviewLedger.PersonRefused refused) {
            return AccessProblem.PERSON_REQUIRED.problem(refused.detail());
        }
        if (appended instanceof ReviewLedger.NotEligible refused) {
            return ProblemType.NOT_ELIGIBLE.problem(refused.detail());
        }
        if (appended instanceof ReviewLedger.NotQualified refused) {
            return ProblemType.NOT_QUALIFIED.problem(refused.detail());
        }
        if (appended instanceof ReviewLedger.SignInRefused refused) {
            return ProblemType.SIGN_IN_REFUSED.problem(refused.detail());
        }
        if (appended instanceof ReviewLedger.Closed closed) {
            return ProblemType.REVIEW_CLOSED.problem(closed.detail());
        }
        return ProblemType.NOT_RECORDED
                .with("The ledger did not acknowledge the decision. Send the same decision again: it counts once.")
                .withHeader("Retry-After", "2")
                .build();
    }
}
