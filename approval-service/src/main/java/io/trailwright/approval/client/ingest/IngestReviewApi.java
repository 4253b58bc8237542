package io.trailwright.approval.client.ingest;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The ledger's door for {@code review.*}, which opens to this service alone. */
@RegisterRestClient(configKey = "ingest")
@OidcClientFilter
@Path("/v1/decisions")
interface IngestReviewApi {

    @POST
    @Path("/{decision}/review")
    Uni<AppendedDoc> append(
            @PathParam("decision") UUID decision, @HeaderParam("Idempotency-Key") String key, ReviewEventDoc event);
}
