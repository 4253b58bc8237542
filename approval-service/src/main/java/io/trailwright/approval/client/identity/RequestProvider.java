package io.trailwright.approval.client.identity;

import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.trailwright.approval.countersignature.Provider;
import jakarta.enterprise.context.RequestScoped;
import java.net.URI;
import java.util.Optional;

/** The provider by the metadata that the extension discovered. */
@RequestScoped
class RequestProvider implements Provider.OfRequest {
    private final OidcConfigurationMetadata metadata;

    RequestProvider(OidcConfigurationMetadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public Optional<Provider> provider() {
        try {
            return Optional.of(new Provider(
                    metadata.getIssuer(),
                    URI.create(metadata.getAuthorizationUri()),
                    URI.create(metadata.getTokenUri()),
                    URI.create(metadata.getJsonWebKeySetUri())));
        } catch (OIDCException | NullPointerException unknown) {
            return Optional.empty();
        }
    }
}
