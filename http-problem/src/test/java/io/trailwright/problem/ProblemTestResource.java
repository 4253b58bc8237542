package io.trailwright.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Constrained
@Path("/problems")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProblemTestResource {

    enum Mode {
        FAST,
        SAFE
    }

    record Evidence(
            @NotNull @Pattern(regexp = "sha256:[0-9a-f]{64}")
            String digest,

            String kind) {}

    record Proposal(
            @NotNull String workflow,
            List<@Valid Evidence> evidence,
            Map<String, @Valid Evidence> named,
            Integer amount,
            Quota quota,
            Boolean urgent,
            Mode mode,
            Instant at,
            UUID id,
            Guarded guarded) {}

    record Quota(int count) {}

    record Guarded(String word) {
        Guarded {
            if ("secret".equals(word)) {
                throw new IllegalArgumentException("secret is not allowed in Guarded");
            }
            if ("stale".equals(word)) {
                throw StandardProblem.FORBIDDEN.problem("Choose another word.");
            }
        }
    }

    record Answer(Optional<String> absent, String nothing, Instant at) {}

    private final ObjectMapper json;
    private final BodyLimit limit;

    ProblemTestResource(ObjectMapper json, BodyLimit limit) {
        this.json = json;
        this.limit = limit;
    }

    @POST
    public Uni<Answer> propose(@NotNull @Valid Proposal proposal) {
        return Uni.createFrom().item(new Answer(Optional.empty(), null, Instant.EPOCH));
    }

    @POST
    @Path("whole")
    @Consumes("application/json")
    public Uni<String> whole(@Context HttpServerRequest request) {
        return limit.whole(request).map(body -> body.length + " bytes");
    }

    @GET
    @Path("list")
    public String list(
            @RestQuery @Max(100) Integer limit, @RestHeader("Prefer") @Pattern(regexp = "wait=\\d+") String p) {
        return "{}";
    }

    @GET
    @Path("by-id/{id}")
    public String byId(@RestPath @Pattern(regexp = "[a-z]+") String id) {
        return "{}";
    }

    @GET
    @Path("uuid/{id}")
    public String byUuid(@RestPath UUID id) {
        return "{}";
    }

    @GET
    @Path("thrown")
    public Uni<String> thrown() {
        return Uni.createFrom()
                .failure(StandardProblem.FORBIDDEN
                        .with("Ask the owner.")
                        .with("verdict", "rejected")
                        .withHeader("Retry-After", "7")
                        .violation("/action/type", "is not registered")
                        .build());
    }

    @GET
    @Path("broken")
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("SELECT * FROM salaries"));
    }

    @GET
    @Path("own-json")
    public String ownJson() throws JsonProcessingException {
        return json.readTree("{\"stored\": ").toString();
    }

    @GET
    @Path("unwritable")
    public Object unwritable() {
        return new Object();
    }
}
