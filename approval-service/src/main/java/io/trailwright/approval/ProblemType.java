package io.trailwright.approval;

import io.trailwright.problem.ProblemKind;

/** What this service refuses, beside what every service refuses. */
public enum ProblemType implements ProblemKind {
    /** The person may not decide this review. */
    NOT_ELIGIBLE("not-eligible", 403, "Not eligible"),
    /** The person has not shown or declared what policy asks for. */
    NOT_QUALIFIED("not-qualified", 403, "Something that policy asks of you is missing"),
    /** The person has to sign in once more, as policy asks, before the statement can be made. */
    SIGN_IN_REQUIRED("sign-in-required", 403, "Sign in again for this"),
    /** The sign-in that came back does not prove what it should. */
    SIGN_IN_REFUSED("sign-in-refused", 403, "This sign-in does not count"),
    /** A form that was not sent from our own page, or from a page of an earlier session. */
    FORM_REFUSED("form-refused", 403, "Form refused"),
    /** The content or the view is not the one that is shown now. */
    STATEMENT_STALE("statement-stale", 409, "What you were shown has changed"),
    /** Nothing can be decided any more, or not now. */
    REVIEW_CLOSED("review-closed", 409, "This review is not open"),
    /** It cannot be handed to that person, or nobody can be asked besides now. */
    HANDOVER_REFUSED("handover-refused", 409, "This cannot be handed on like that"),
    /** Somebody else is at it; that stops nobody from deciding. */
    CLAIMED("claimed", 409, "Somebody else is at this review"),
    /** The person is at as many reviews as one may be; that stops them from deciding none of them. */
    TOO_MANY_CLAIMS("too-many-claims", 409, "You are at too many reviews"),
    /** Something that belongs to the view cannot be shown, so it cannot be approved. */
    VIEW_INCOMPLETE("view-incomplete", 409, "This cannot be shown in full"),
    /** The ledger did not acknowledge; the same decision can be sent again. */
    NOT_RECORDED("not-recorded", 503, "Nothing was recorded");

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
