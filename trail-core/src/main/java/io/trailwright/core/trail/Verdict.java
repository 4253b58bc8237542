package io.trailwright.core.trail;

/** What the caller may do now. Only {@link #ALLOWED} lets anything run. */
public enum Verdict {
    ALLOWED,
    REVIEW_REQUIRED,
    EVIDENCE_REQUIRED,
    REJECTED,
    EXPIRED,
    /** Policy could not decide: nothing may run. Not the same as a refusal. */
    UNDETERMINED;

    public String wire() {
        return Wire.name(this);
    }

    /** @throws IllegalArgumentException for an unknown name */
    public static Verdict of(String wire) {
        return Wire.parse(Verdict.class, wire);
    }

    /** Neither a person nor more evidence can change it for this decision. */
    public boolean terminal() {
        return this == REJECTED || this == EXPIRED;
    }
}
