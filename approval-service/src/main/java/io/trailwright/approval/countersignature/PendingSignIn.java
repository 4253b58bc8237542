package io.trailwright.approval.countersignature;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement;
import java.time.Duration;
import java.time.Instant;

/**
 * A sign-in that was begun for one statement and did not come back yet.
 *
 * @param state digest of the value that the browser carries there and back; the value itself is not kept
 * @param person who began it; nobody else can finish it
 * @param verifier of the proof key (RFC 7636): without it the code is worth nothing
 */
public record PendingSignIn(
        Digest state, String tenant, Person person, Statement statement, String verifier, Instant expiresAt) {

    /** How long a person has for signing in. */
    public static final Duration LASTS = Duration.ofMinutes(10);

    /** Whether it may still be finished. */
    boolean current(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Without the verifier. */
    @Override
    public String toString() {
        return "PendingSignIn[" + statement.decision() + ", " + person.sub() + "]";
    }
}
