package io.trailwright.ingest.race;

/** What can be done to a trail while its review is open. */
enum Verb {
    APPROVE,
    REJECT,
    EXPIRE,
    AMEND;

    /** Ends the review of the content for which it is said. */
    boolean ends() {
        return this != AMEND;
    }

    /** As a statement's verdict says it. */
    String wire() {
        return switch (this) {
            case APPROVE -> "approved";
            case REJECT -> "rejected";
            case EXPIRE -> "expired";
            case AMEND -> throw new IllegalStateException("new evidence is no statement");
        };
    }
}
