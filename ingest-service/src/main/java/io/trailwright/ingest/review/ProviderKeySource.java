package io.trailwright.ingest.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.token.ProviderKeys;

/** The keys with which a person's provider signs, fetched by the ledger itself and from nobody else. */
public interface ProviderKeySource {

    /** @return the keys as published now; fails with {@code identity-provider-unavailable} when they cannot be had */
    Uni<ProviderKeys> published(VerifiedPerson person);
}
