package io.trailwright.approval.person;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.trailwright.access.AccessTokens;
import io.trailwright.access.Caller;
import io.trailwright.access.Callers;
import io.trailwright.access.Login;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The person of this request, whether a browser brought a session or a program a bearer token. Both are read from the
 * access token, because that is what the ledger will verify. Ask before the first asynchronous step.
 */
@RequestScoped
public class PersonProvider {
    private final SecurityIdentity identity;
    private final JsonWebToken accessToken;
    private final Optional<String> fixedTenant;

    /** @param fixedTenant setting {@code trailwright.tenant}: the only tenant of this installation */
    @Inject
    public PersonProvider(
            SecurityIdentity identity,
            JsonWebToken accessToken,
            @ConfigProperty(name = "trailwright.tenant") Optional<String> fixedTenant) {
        this.identity = identity;
        this.accessToken = accessToken;
        this.fixedTenant = fixedTenant;
    }

    /**
     * @throws UnauthorizedException when nobody is signed in, or with another token in place of an access token
     * @throws io.trailwright.problem.HttpProblem 403 {@code person-required} for a service, {@code tenant-missing}
     */
    public SignedIn signedIn() {
        if (identity.isAnonymous() || !AccessTokens.is(accessToken)) {
            throw new UnauthorizedException();
        }
        var caller = Callers.of(accessToken, identity.getRoles(), fixedTenant);
        var login = caller.requireLogin();
        return new SignedIn(caller.tenant(), reviewer(caller, login), login.sid(), accessToken.getRawToken());
    }

    private static Reviewer reviewer(Caller caller, Login login) {
        return new Reviewer(
                new Person(Optional.of(caller.iss()), caller.sub(), caller.name()),
                login.username(),
                Set.copyOf(login.groups()),
                login.acr(),
                login.amr(),
                login.authTime(),
                Optional.of(caller.client()));
    }
}
