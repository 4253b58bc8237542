package io.trailwright.ingest.decision.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.core.entry.Digest;
import io.trailwright.ingest.decision.DecisionService;
import io.trailwright.ingest.decision.DecisionWatch;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.quota.TenantQuotas;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailLocator;
import io.trailwright.ingest.trail.http.RequestKeys;
import io.trailwright.ingest.trail.http.TrailIds;
import io.trailwright.problem.BodyLimit;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Decisions: proposed before anything runs, read until they may. */
@Path(DecisionResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class DecisionResource {
    static final String PATH = "/v1/decisions";

    private final CallerProvider callers;
    private final BodyLimit bodies;
    private final TenantQuotas quotas;
    private final ProposalReader reader;
    private final DecisionService decisions;
    private final DecisionWatch watch;
    private final TrailLocator locator;
    private final Permits permits;

    DecisionResource(
            CallerProvider callers,
            BodyLimit bodies,
            TenantQuotas quotas,
            ProposalReader reader,
            DecisionService decisions,
            DecisionWatch watch,
            TrailLocator locator,
            Permits permits) {
        this.callers = callers;
        this.bodies = bodies;
        this.quotas = quotas;
        this.reader = reader;
        this.decisions = decisions;
        this.watch = watch;
        this.locator = locator;
        this.permits = permits;
    }

    @POST
    @RolesAllowed(Roles.INTEGRATION)
    @ResponseStatus(201)
    @Operation(
            operationId = "proposeDecision",
            summary = "Propose a decision before acting",
            description = "Records the proposal with policy's answer and says what may be done now. The only sender is"
                    + " the token's subject. With policy down, the decision is recorded and undetermined.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProposalBody.class)))
    @APIResponseSchema(
            responseCode = "201",
            responseDescription = "Recorded; the receipt proves it",
            value = DecisionAnswer.class)
    @APIResponse(responseCode = "400", description = "Malformed, unknown or missing fields, or no Idempotency-Key")
    @APIResponse(responseCode = "413", description = "Larger than 1 MiB")
    @APIResponse(responseCode = "422", description = "Unknown workflow or action, or content that cannot be recorded")
    @APIResponse(
            responseCode = "503",
            description = "Nothing was recorded, or it is not known: repeat with the same key")
    public Uni<RestResponse<DecisionAnswer>> propose(
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @Context HttpServerRequest request) {
        CrashPoints.at(CrashPoint.BEFORE_VALIDATE);
        var caller = callers.caller();
        return bodies.whole(request).flatMap(body -> propose(caller, idempotencyKey, traceparent, body));
    }

    private Uni<RestResponse<DecisionAnswer>> propose(
            Caller caller, @Nullable String idempotencyKey, @Nullable String traceparent, byte[] body) {
        quotas.admit(caller.tenant(), body.length);
        var proposal = reader.read(body, traceparent, PATH);
        var key = RequestKeys.of(idempotencyKey, caller, "POST " + PATH, body);
        return decisions
                .propose(caller, key, proposal)
                .map(written -> DecisionAnswer.of(written, permits.issuedBy(written)))
                .map(answer -> ResponseBuilder.<DecisionAnswer>created(URI.create(PATH + "/" + answer.decisionId()))
                        .entity(answer)
                        .build());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.INTEGRATION,
        Roles.EXECUTOR,
        Roles.AUDITOR,
        Roles.REVIEWER,
        Roles.APPROVAL_SERVICE,
        Roles.RECONSTRUCTION_SERVICE
    })
    @Operation(
            operationId = "readDecision",
            summary = "Read where a decision stands",
            description =
                    "With Prefer: wait=N (at most 60 seconds) and If-None-Match, waits for a new head; with Prefer:"
                            + " wait=N alone, waits until the caller can go on.")
    @APIResponse(responseCode = "200", description = "Where the decision stands; ETag is the trail's head")
    @APIResponse(responseCode = "304", description = "The trail's head is the one of If-None-Match")
    @APIResponse(responseCode = "404", description = "No such decision in the caller's tenant")
    public Uni<RestResponse<DecisionView>> read(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @HeaderParam("Prefer") @Nullable String prefer) {
        var caller = callers.caller();
        var trail = TrailIds.parse(id);
        var known = PreferWait.known(ifNoneMatch);
        var wait = PreferWait.wait(prefer, DecisionWatch.LONGEST);
        return locator.log(caller, trail)
                .flatMap(log -> watch.read(log, trail, known, wait.orElse(Duration.ZERO)))
                .map(seen -> response(seen, known, wait));
    }

    private static RestResponse<DecisionView> response(
            SeenTrail seen, Optional<Digest> known, Optional<Duration> wait) {
        var head = seen.state().head();
        ResponseBuilder<DecisionView> response = known.equals(Optional.of(head))
                ? ResponseBuilder.create(RestResponse.Status.NOT_MODIFIED)
                : ResponseBuilder.ok(DecisionView.of(seen));
        response.header("ETag", "\"" + head + "\"");
        wait.ifPresent(applied -> response.header("Preference-Applied", "wait=" + applied.toSeconds()));
        return response.build();
    }
}
