package io.trailwright.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Gives the caller of this request. Ask before the first asynchronous step and pass the record on. */
@RequestScoped
public class CallerProvider {

    private final SecurityIdentity identity;
    private final Optional<String> fixedTenant;
    private @Nullable Caller caller;

    /**
     * Made by the container.
     *
     * @param fixedTenant setting {@code trailwright.tenant}: the only tenant of this installation
     */
    @Inject
    public CallerProvider(
            SecurityIdentity identity, @ConfigProperty(name = "trailwright.tenant") Optional<String> fixedTenant) {
        this.identity = identity;
        this.fixedTenant = fixedTenant;
    }

    /**
     * Who calls.
     *
     * @throws UnauthorizedException when nobody is signed in
     * @throws io.trailwright.problem.HttpProblem 403 {@code tenant-missing} or {@code tenant-mismatch}
     */
    public Caller caller() {
        Caller known = caller;
        if (known == null) {
            if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
                throw new UnauthorizedException();
            }
            known = Callers.of(token, identity.getRoles(), fixedTenant);
            caller = known;
        }
        return known;
    }
}
