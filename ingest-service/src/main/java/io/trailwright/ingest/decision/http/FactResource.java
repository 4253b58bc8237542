package io.trailwright.ingest.decision.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.ingest.decision.DecisionService;
import io.trailwright.ingest.decision.FactService;
import io.trailwright.ingest.decision.http.RecordedAnswers.ChangeAnswer;
import io.trailwright.ingest.decision.http.RecordedAnswers.NoteAnswer;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.trail.http.ReceiptBody;
import io.trailwright.ingest.trail.http.Recorded;
import io.trailwright.ingest.trail.http.RequestKeys;
import io.trailwright.ingest.trail.http.TrailIds;
import io.trailwright.problem.Constrained;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Facts about a decision: never refused for what they say. */
@Constrained
@Path("/v1/decisions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Recorded
@Tag(name = "Decisions")
@APIResponse(responseCode = "400", description = "Malformed, unknown or missing fields, or no Idempotency-Key")
@APIResponse(responseCode = "404", description = "No such decision in the caller's tenant")
@APIResponse(responseCode = "422", description = "Content that cannot be recorded, or a key used with another body")
public class FactResource {
    private final CallerProvider callers;
    private final DecisionService decisions;
    private final FactService facts;
    private final Permits permits;

    FactResource(CallerProvider callers, DecisionService decisions, FactService facts, Permits permits) {
        this.callers = callers;
        this.decisions = decisions;
        this.facts = facts;
        this.permits = permits;
    }

    @POST
    @Path("/evidence")
    @RolesAllowed(Roles.INTEGRATION)
    @ResponseStatus(201)
    @Operation(
            operationId = "addEvidence",
            summary = "Add evidence to a decision",
            description = "Policy is asked again, and approvals given before are void: they were of another content.")
    @APIResponseSchema(
            responseCode = "201",
            responseDescription = "Recorded and evaluated",
            value = DecisionAnswer.class)
    public Uni<DecisionAnswer> addEvidence(
            @PathParam("id") String id,
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @Context ContainerRequestContext request,
            @NotNull @Valid EvidenceListBody body) {
        var caller = callers.caller();
        var trail = TrailIds.parse(id);
        var key = RequestKeys.of(request, caller, "POST /v1/decisions/" + trail + "/evidence");
        return decisions
                .addEvidence(caller, trail, key, EvidenceBody.all("/evidence", body.evidence()))
                .map(written -> DecisionAnswer.of(written, permits.issuedBy(written)));
    }

    @POST
    @Path("/notes")
    @RolesAllowed({Roles.INTEGRATION, Roles.EXECUTOR, Roles.REVIEWER})
    @ResponseStatus(201)
    @Operation(operationId = "addNote", summary = "Add a note: an exception, escalation, correction or appeal")
    @APIResponseSchema(responseCode = "201", responseDescription = "Recorded", value = NoteAnswer.class)
    public Uni<NoteAnswer> addNote(
            @PathParam("id") String id,
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @Context ContainerRequestContext request,
            @NotNull @Valid NoteBody body) {
        var caller = callers.caller();
        var trail = TrailIds.parse(id);
        var key = RequestKeys.of(request, caller, "POST /v1/decisions/" + trail + "/notes");
        return facts.addNote(caller, trail, key, body.note())
                .map(written -> new NoteAnswer(ReceiptBody.of(written.receipt())));
    }

    @POST
    @Path("/change")
    @RolesAllowed({Roles.INTEGRATION, Roles.EXECUTOR})
    @ResponseStatus(201)
    @Operation(
            operationId = "reportChange",
            summary = "Report what was done",
            description = "Always recorded. An executor observed it, everybody else asserts it. What should not have"
                    + " happened comes back as violations and stays with the decision.")
    @APIResponseSchema(responseCode = "201", responseDescription = "Recorded", value = ChangeAnswer.class)
    public Uni<ChangeAnswer> reportChange(
            @PathParam("id") String id,
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @Context ContainerRequestContext request,
            @NotNull @Valid ChangeBody body) {
        var caller = callers.caller();
        var trail = TrailIds.parse(id);
        var key = RequestKeys.of(request, caller, "POST /v1/decisions/" + trail + "/change");
        return facts.reportChange(caller, trail, key, body.report()).map(ChangeAnswer::of);
    }
}
