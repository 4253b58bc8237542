package io.trailwright.reconstruction.account;

import io.trailwright.core.trail.Violation;
import io.trailwright.reconstruction.account.Account.Deviation;
import java.util.List;

/** What should not have happened, in words. */
final class Violations {
    private Violations() {}

    static Sentence sentence(Violation violation) {
        return new Sentence("Violation: " + Visible.inline(violation.detail()) + ".", List.of(violation.seq()));
    }

    static Deviation deviation(Violation violation) {
        return new Deviation(violation.type().wire(), Visible.inline(violation.detail()), violation.seq());
    }
}
