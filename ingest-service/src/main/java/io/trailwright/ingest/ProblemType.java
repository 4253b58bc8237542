package io.trailwright.ingest;

import io.trailwright.problem.ProblemKind;

/** Every problem that this service answers with, beside those that all services share. */
public enum ProblemType implements ProblemKind {
    NOT_FOUND("not-found", 404, "There is no such resource"),
    IDEMPOTENCY_KEY_REQUIRED("idempotency-key-required", 400, "An Idempotency-Key is required"),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", 422, "The Idempotency-Key was used with another body"),
    TRAIL_BROKEN("trail-broken", 409, "What is stored is not what was recorded"),
    TRAIL_MOVED("trail-moved", 409, "The trail has moved on"),
    QUOTA_EXCEEDED("quota-exceeded", 429, "The tenant sends more than its quota"),
    NOT_RECORDED("not-recorded", 503, "Nothing was recorded"),
    LEDGER_UNREACHABLE("ledger-unreachable", 503, "The ledger cannot be reached"),
    OUTCOME_UNKNOWN("outcome-unknown", 503, "It is not known whether the request was recorded"),
    TOO_BUSY("too-busy", 503, "Too much is being read"),
    INVALID_CONTENT("invalid-content", 422, "The content cannot be recorded"),
    UNKNOWN_WORKFLOW("unknown-workflow", 422, "The workflow is not registered"),
    UNKNOWN_ACTION("unknown-action", 422, "The workflow has no such action"),
    PERMIT_REFUSED("permit-refused", 409, "No permit"),
    ARGUMENTS_CHANGED("arguments-changed", 409, "The arguments are not those of the decision"),
    PERMIT_ALREADY_REDEEMED("permit-already-redeemed", 409, "The permit is spent"),
    PERMIT_EXPIRED("permit-expired", 409, "The permit has expired"),
    PERMIT_INVALID("permit-invalid", 422, "The permit is not valid"),
    NOT_ELIGIBLE("not-eligible", 403, "This person may not decide"),
    SIGN_IN_INSUFFICIENT("sign-in-insufficient", 403, "The sign-in is not the one that policy asks for"),
    NOT_QUALIFIED("not-qualified", 403, "Policy asks for something that this person has not shown or declared"),
    TRAINING_UNREADABLE("training-unreadable", 409, "Whether this person is trained cannot be read"),
    STATEMENT_STALE("statement-stale", 409, "The decision is no longer the one that was displayed"),
    REVIEW_CLOSED("review-closed", 409, "The review is not open"),
    REVIEW_OPEN("review-open", 409, "The review is open already"),
    NOT_EXPIRED("not-expired", 409, "The time limit has not passed"),
    DELEGATION_REFUSED("delegation-refused", 409, "The decision cannot be handed on like this"),
    ESCALATION_REFUSED("escalation-refused", 409, "Nobody can be asked besides now"),
    NOT_PROPOSER("not-proposer", 403, "Another client proposed the decision"),
    DECISION_OVER("decision-over", 409, "The decision is over");

    private final String slug;
    private final int status;
    private final String title;

    ProblemType(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
