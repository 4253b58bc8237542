package io.trailwright.ingest.client.identity;

import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.trailwright.access.RememberedTokens;
import io.trailwright.access.Tenancy;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The tokens that agents send with each request. */
@Singleton
class AgentTokens extends RememberedTokens {

    AgentTokens(OidcIdentityProvider verifier, Tenancy tenancy, Clock clock) {
        super(verifier, tenancy, clock);
    }
}
