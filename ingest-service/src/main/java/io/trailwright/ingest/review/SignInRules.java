package io.trailwright.ingest.review;

import io.trailwright.core.trail.Countersignature;
import io.trailwright.core.trail.Requirement.SignIn;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.SignInCheck;
import io.trailwright.core.trail.Statement;
import io.trailwright.ingest.ProblemType;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How the person who states something must have signed in: pure, by the rule that the fold counts by. */
final class SignInRules {

    /** A statement that would just pass must pass still when its batch is written. */
    private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(5);

    private SignInRules() {}

    /**
     * A countersignature that is sent must hold, whether policy asks for one or not: what is recorded is proof, not
     * decoration.
     *
     * @param required of this statement
     */
    static Optional<HttpProblem> check(
            SignIn required, Statement statement, Reviewer reviewer, Optional<Countersignature> given, Instant now) {
        var wanted = given.isPresent() ? new SignIn(required.acr(), required.maxAge(), true) : required;
        return SignInCheck.check(wanted, reviewer, statement.digest(), given, now)
                .or(() -> SignInCheck.check(wanted, reviewer, statement.digest(), given, now.plus(UNTIL_WRITTEN)))
                .map(lacking -> problem(wanted, statement, lacking));
    }

    private static HttpProblem problem(SignIn wanted, Statement statement, SignInCheck.Lacking lacking) {
        var problem = ProblemType.SIGN_IN_INSUFFICIENT
                .with("Let the person sign in as policy asks, and send the statement with what comes back: "
                        + lacking.detail() + ".")
                .with("reason", lacking.shortfall().wire())
                .with("acr", wanted.acr());
        if (wanted.countersigned()) {
            problem = problem.with("nonce", Countersignature.nonce(statement.digest()));
        }
        return problem.build();
    }
}
