package io.trailwright.ingest.ledger.http;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.ledger.LedgerSettings;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Where the operator allows it, everybody has the role to read what is published of every log: the endpoints say so by
 * name, like every other role, and without the setting nobody has it.
 */
@ApplicationScoped
class PublicReading implements SecurityIdentityAugmentor {
    /** The role of whoever may read what is published. */
    static final String ROLE = "public-reader";

    private final boolean allowed;

    PublicReading(LedgerSettings settings) {
        this.allowed = settings.publicRead();
    }

    boolean allowed() {
        return allowed;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(allowed ? reader(identity) : identity);
    }

    private static SecurityIdentity reader(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder(identity).addRole(ROLE).build();
    }
}
