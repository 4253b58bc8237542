package io.trailwright.approval.client.ingest;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The ledger's feed. Answers may be held back, so its deadline is longer than the longest wait. */
@RegisterRestClient(configKey = "ingest-feed")
@OidcClientFilter
@Path("/v1/logs")
interface IngestFeedApi {

    @GET
    Uni<LogsDoc> logs();

    @GET
    @Path("/{log}/entries")
    Uni<FeedDoc> entries(
            @PathParam("log") String log,
            @QueryParam("after") long after,
            @QueryParam("limit") int limit,
            @HeaderParam("Prefer") String prefer);
}
