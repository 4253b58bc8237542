package io.trailwright.ingest.race;

/** What can be done to a trail while its review is open. */
enum Verb {
    APPROVE,
    REJECT,
    EXPIRE,
    AMEND,
    WITHDRAW;

    /** Ends the review of the content for which it is said. */
    boolean ends() {
        return this != AMEND;
    }
}
