package io.trailwright.approval.review.http;

import io.trailwright.approval.ProblemType;
import io.trailwright.approval.review.SignInNeededException;
import io.trailwright.core.trail.Countersignature;
import io.trailwright.problem.HttpProblem;

/** Tells a program how its person has to sign in before the same decision can be sent again. */
final class SignInProblem {
    private SignInProblem() {}

    static HttpProblem of(SignInNeededException needed) {
        return ProblemType.SIGN_IN_REQUIRED
                .with(
                        "Let the person sign in again (prompt=login, max_age=0) with this nonce, and send the same decision"
                                + " with the idToken and the access token that come back.")
                .with("nonce", Countersignature.nonce(needed.statement().digest()))
                .with("acrValues", needed.signIn().acr())
                .build();
    }
}
