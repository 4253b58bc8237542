package io.trailwright.approval.review;

import io.trailwright.core.trail.Requirement.SignIn;
import io.trailwright.core.trail.Statement;

/** The statement may be made, once the person has signed in for it as policy asks. Nothing is recorded yet. */
public final class SignInNeededException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Statement statement;
    private final transient SignIn signIn;

    SignInNeededException(Statement statement, SignIn signIn) {
        super("a statement needs a fresh sign-in");
        this.statement = statement;
        this.signIn = signIn;
    }

    public Statement statement() {
        return statement;
    }

    public SignIn signIn() {
        return signIn;
    }
}
