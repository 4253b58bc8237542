package io.trailwright.approval.review;

import io.trailwright.core.trail.Requirement.SignIn;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.SignInCheck;
import io.trailwright.core.trail.Statement;
import java.time.Instant;
import java.util.Optional;

/** Whether a person must sign in once more before a statement is put before the ledger. */
final class SignInRule {
    private SignInRule() {}

    /**
     * Asked only while the provider's signature is not at hand: whether it holds is for the ledger to judge.
     *
     * @param reviewer as the present session shows them
     * @return what the sign-in must be like; empty when the present one will do
     */
    static Optional<SignIn> needed(ReviewedTrail trail, Reviewer reviewer, Statement statement, Instant now) {
        return Optional.of(trail.state().signIn(statement.outcome()))
                .filter(signIn -> SignInCheck.check(signIn, reviewer, statement.digest(), Optional.empty(), now)
                        .isPresent());
    }
}
