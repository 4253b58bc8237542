package io.trailwright.reconstruction.client.ingest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The part of the ingest service's API that is read here. Entries stay raw: each is read, or refused, alone. */
@Path("/v1")
@RegisterRestClient(configKey = "ingest")
@OidcClientFilter
interface IngestApi {

    @GET
    @Path("/logs")
    Uni<LogsDoc> logs();

    @GET
    @Path("/logs/{log}/entries")
    Uni<FeedDoc> entries(
            @PathParam("log") String log,
            @QueryParam("after") long after,
            @QueryParam("limit") int limit,
            @HeaderParam("Prefer") @Nullable String prefer);

    @GET
    @Path("/logs/{log}/proof/consistency")
    Uni<ProofDoc> consistency(@PathParam("log") String log, @QueryParam("from") long from, @QueryParam("to") long to);

    @GET
    @Path("/decisions/{id}/entries")
    Uni<TrailDoc> trail(@PathParam("id") UUID id);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LogsDoc(List<String> logs, @Nullable Map<String, Long> sizes) {

        /** A ledger that is older than the member says nothing of how far it is. */
        Map<String, Long> known() {
            return sizes == null ? Map.of() : sizes;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record FeedDoc(List<JsonNode> entries) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ProofDoc(List<String> proof) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TrailDoc(String log, UUID trail, String checkpoint, List<JsonNode> entries) {}
}
