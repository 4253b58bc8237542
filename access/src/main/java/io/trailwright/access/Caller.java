package io.trailwright.access;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who calls, as the verified token says.
 *
 * @param iss issuer of the token
 * @param sub stable id of the subject at the issuer
 * @param client client that obtained the token ({@code azp}, else {@code client_id}, else {@code sub})
 * @param tenant tenant on whose behalf everything happens
 * @param name display name, if there; never an identity
 * @param roles roles of the token
 * @param login how the person signed in; empty for a service
 */
public record Caller(
        String iss,
        String sub,
        String client,
        String tenant,
        Optional<String> name,
        Set<String> roles,
        Optional<Login> login) {

    /** What a tenant is called. */
    public static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** Refuses a tenant id that is not one and copies the roles. */
    public Caller {
        Objects.requireNonNull(iss, "iss");
        Objects.requireNonNull(sub, "sub");
        Objects.requireNonNull(client, "client");
        if (!TENANT.matcher(tenant).matches()) {
            throw new IllegalArgumentException("tenant must match " + TENANT + ", not " + tenant);
        }
        roles = Set.copyOf(roles);
    }

    /** Whether the token is a person's: it has {@code auth_time} and {@code sid}. */
    public boolean person() {
        return login.isPresent();
    }

    /** Whether the token carries a role. */
    public boolean has(String role) {
        return roles.contains(role);
    }

    /**
     * The login of a person.
     *
     * @throws io.trailwright.problem.HttpProblem 403 {@code person-required} when a service calls
     */
    public Login requireLogin() {
        return login.orElseThrow(
                () -> AccessProblem.PERSON_REQUIRED.problem("Sign in as a person; a service's token is not enough."));
    }
}
