package io.trailwright.approval.client.identity;

import io.quarkus.rest.client.reactive.Url;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The provider's endpoints, at the addresses of its own metadata. */
@Path("")
@RegisterRestClient(configKey = "identity")
interface TokenApi {

    /** @param form as {@code application/x-www-form-urlencoded} (RFC 6749, section 4.1.3) */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<String> token(@Url String address, @HeaderParam("Authorization") String client, String form);

    @GET
    Uni<String> keys(@Url String address);
}
