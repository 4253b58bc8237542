package io.trailwright.access;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a person signed in; a service's token has none.
 *
 * @param authTime when the person authenticated, to the second ({@code auth_time})
 * @param sid session at the identity provider
 * @param username {@code preferred_username}, if there
 * @param groups names of groups at that instant, sorted, without a leading slash
 * @param acr strength of the login that the provider vouches for, if it says so
 * @param amr methods of the login, in the token's order; empty when the provider does not say
 */
public record Login(
        Instant authTime,
        String sid,
        Optional<String> username,
        List<String> groups,
        Optional<String> acr,
        List<String> amr) {

    /** Refuses a login without a session and copies the lists. */
    public Login {
        Objects.requireNonNull(authTime, "authTime");
        if (sid.isBlank()) {
            throw new IllegalArgumentException("sid must not be blank");
        }
        groups = List.copyOf(groups);
        amr = List.copyOf(amr);
    }
}
