package io.trailwright.policy.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an approver must have signed in. A rejection asks for nothing.
 *
 * @param acr accepted authentication context classes (OpenID Connect Core 1.0, section 2); empty for any
 * @param maxAge most time between signing in and approving; empty for any
 * @param countersigned whether the identity provider must sign the approval statement, as the nonce of an ID token
 */
public record SignIn(List<String> acr, Optional<Duration> maxAge, boolean countersigned) {

    /** Nothing beyond being signed in. */
    public static final SignIn ANY = new SignIn(List.of(), Optional.empty(), false);

    public SignIn {
        acr = List.copyOf(acr);
    }

    /** Whether this asks for all that the other asks for. */
    public boolean atLeast(SignIn other) {
        boolean classes = other.acr.isEmpty() || (!acr.isEmpty() && other.acr.containsAll(acr));
        boolean age = other.maxAge.isEmpty()
                || maxAge.filter(mine -> mine.compareTo(other.maxAge.get()) <= 0)
                        .isPresent();
        return classes && age && (countersigned || !other.countersigned);
    }
}
