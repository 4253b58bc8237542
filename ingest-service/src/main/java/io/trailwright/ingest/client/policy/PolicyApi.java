package io.trailwright.ingest.client.policy;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The policy service as HTTP. Bodies are bytes: they are written and read by the strict reader of trail-core. */
@Path("/v1/evaluations")
@RegisterRestClient(configKey = "policy")
@OidcClientFilter
@RegisterProvider(JsonBytesIo.class)
interface PolicyApi {

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    Uni<JsonBytes> evaluate(JsonBytes items);
}
