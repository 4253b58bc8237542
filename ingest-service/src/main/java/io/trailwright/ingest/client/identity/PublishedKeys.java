package io.trailwright.ingest.client.identity;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.token.ProviderKeys;
import io.trailwright.ingest.review.ProviderKeySource;
import io.trailwright.ingest.review.VerifiedPerson;
import io.trailwright.problem.IdentityOutage;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks the provider for its keys each time: people approve at the speed of people, and what is recorded are the keys
 * as they were at that moment.
 */
@ApplicationScoped
class PublishedKeys implements ProviderKeySource {
    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
    private static final int MOST_BYTES = 65_536;

    private final KeySetApi api;

    PublishedKeys(@RestClient KeySetApi api) {
        this.api = api;
    }

    @Override
    public Uni<ProviderKeys> published(VerifiedPerson person) {
        return person.keys()
                .map(address -> api.keys(address.toString()))
                .orElseGet(() -> Uni.createFrom().failure(new IllegalStateException("the provider names no keys")))
                .map(bytes -> read(person.caller().iss(), bytes))
                .onFailure()
                .transform(PublishedKeys::unavailable);
    }

    private static ProviderKeys read(String issuer, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("the provider's key set has " + bytes.length + " bytes");
        }
        if (Json.parse(bytes) instanceof Json.Obj keySet) {
            return ProviderKeys.published(issuer, keySet);
        }
        throw new JsonException("", "the provider's key set is not an object");
    }

    private static Throwable unavailable(Throwable failure) {
        LOG.warnf("the identity provider's keys cannot be had: %s", failure.getMessage());
        return IdentityOutage.problem();
    }
}
