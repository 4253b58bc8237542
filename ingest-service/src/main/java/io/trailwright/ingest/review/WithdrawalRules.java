package io.trailwright.ingest.review;

import io.trailwright.core.trail.PermitState;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TrailState;
import io.trailwright.ingest.ProblemType;
import io.trailwright.problem.HttpProblem;
import java.util.Optional;

/** When a decision can be taken back by the client that proposed it: a pure function of the folded trail. */
final class WithdrawalRules {
    private static final String MEANING =
            "The client that proposed this decision takes it back; this action must not run.";

    private WithdrawalRules() {}

    /**
     * Why the decision cannot be withdrawn; empty when it can.
     *
     * @param proposer who proposed it, as recorded; empty when that is erased, and then nobody can
     */
    static Optional<HttpProblem> check(TrailState state, Optional<Person> proposer, Person sender) {
        if (proposer.filter(sender::is).isEmpty()) {
            return Optional.of(
                    ProblemType.NOT_PROPOSER.problem("Let the client that proposed the decision withdraw it."));
        }
        if (state.permit() instanceof PermitState.Redeemed) {
            return Optional.of(ProblemType.PERMIT_ALREADY_REDEEMED.problem(
                    "Report what was done: the permit was redeemed, so the action may have been carried out."));
        }
        return state.verdict().terminal() ? Optional.of(over(state)) : Optional.empty();
    }

    /** What was withdrawn in the last moment may be recorded when the time limit has passed; see {@link ReviewRules#late}. */
    static Optional<HttpProblem> late(TrailState recorded) {
        return ReviewRules.lastCounts(recorded) ? Optional.empty() : Optional.of(over(recorded));
    }

    private static HttpProblem over(TrailState state) {
        return ProblemType.DECISION_OVER
                .with("Nothing is to do: the decision is " + state.verdict().wire() + " and nothing of it may run.")
                .with("verdict", state.verdict().wire())
                .build();
    }

    /** Nobody was shown anything: the view is the subject again. */
    static Statement statement(TrailState state, String reason) {
        return new Statement(
                state.trail(), state.subject(), state.subject(), Statement.Outcome.WITHDRAWN, MEANING, reason);
    }
}
