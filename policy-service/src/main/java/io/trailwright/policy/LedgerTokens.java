package io.trailwright.policy;

import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.trailwright.access.RememberedTokens;
import io.trailwright.access.Tenancy;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The token that the ledger sends with each batch. */
@Singleton
class LedgerTokens extends RememberedTokens {

    LedgerTokens(OidcIdentityProvider verifier, Tenancy tenancy, Clock clock) {
        super(verifier, tenancy, clock);
    }
}
