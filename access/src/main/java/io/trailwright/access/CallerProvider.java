package io.trailwright.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Gives the caller of this request. Ask before the first asynchronous step and pass the record on. */
@RequestScoped
public class CallerProvider {

    private final SecurityIdentity identity;
    private final Tenancy tenancy;
    private @Nullable Caller caller;

    /** Made by the container, for each request. */
    @Inject
    public CallerProvider(SecurityIdentity identity, Tenancy tenancy) {
        this.identity = identity;
        this.tenancy = tenancy;
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
            known = read();
            caller = known;
        }
        return known;
    }

    /** Whoever verified the token may have read the caller from it already. */
    private Caller read() {
        if (identity.getAttribute(Caller.class.getName()) instanceof Caller read) {
            return read;
        }
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            return Callers.of(token, identity.getRoles(), tenancy.fixed());
        }
        throw new UnauthorizedException();
    }
}
