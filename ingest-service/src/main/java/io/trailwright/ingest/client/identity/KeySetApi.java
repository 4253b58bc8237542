package io.trailwright.ingest.client.identity;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A provider's published key set (RFC 7517), at the address that its own metadata name. */
@Path("")
@RegisterRestClient(configKey = "identity")
interface KeySetApi {

    /** @param address {@code jwks_uri} of the provider's metadata */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/jwk-set+json"})
    Uni<byte[]> keys(@Url String address);
}
