package io.trailwright.ingest.review;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.QualificationCheck;
import io.trailwright.core.trail.Requirement;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.ingest.ProblemType;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a person must have shown and declared: pure, by the rule that the fold counts by. */
final class QualificationRules {

    /** A statement that would just pass must pass still when its batch is written. */
    private static final Duration UNTIL_WRITTEN = Duration.ofSeconds(5);

    private QualificationRules() {}

    static Optional<HttpProblem> check(
            Requirement wanted, Reviewer reviewer, Statement statement, Set<Digest> evidence, Instant now) {
        return QualificationCheck.check(wanted, reviewer, statement, evidence, now)
                .or(() -> QualificationCheck.check(wanted, reviewer, statement, evidence, now.plus(UNTIL_WRITTEN)))
                .map(lacking -> ProblemType.NOT_QUALIFIED
                        .with(advice(lacking) + ": " + lacking.detail() + ".")
                        .with("reason", lacking.shortfall().wire())
                        .build());
    }

    private static String advice(QualificationCheck.Lacking lacking) {
        return switch (lacking.shortfall()) {
            case TRAINING_MISSING, TRAINING_EXPIRED ->
                "Let somebody decide who is trained, or have the training recorded with the identity provider and sign in"
                        + " again";
            case CONFLICT_NOT_DECLARED -> "Declare that there is no conflict of interest, or let somebody else decide";
            case RISK_NOT_THEIRS -> "Let somebody decide whom policy names for it";
            case RISK_ELSEWHERE -> "Name evidence of this decision";
        };
    }

    /**
     * Of what the token shows only the courses that policy asks for: nothing else of a person's training is recorded.
     *
     * @throws HttpProblem 409 {@code training-unreadable} where policy asks for training and the claim cannot be read
     */
    static Reviewer withTraining(Reviewer reviewer, Requirement wanted, TrainingClaim claim) {
        if (wanted.training().isEmpty()) {
            return reviewer;
        }
        if (claim instanceof TrainingClaim.Unreadable unreadable) {
            throw ProblemType.TRAINING_UNREADABLE.problem("Have the claim of the identity provider corrected, which "
                    + unreadable.problem() + "; until then it cannot be decided by this person.");
        }
        Map<String, Instant> asked = new TreeMap<>(((TrainingClaim.Shown) claim).courses());
        asked.keySet().retainAll(wanted.training());
        return reviewer.with(asked);
    }
}
