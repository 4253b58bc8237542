package io.trailwright.ingest.permit.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.ingest.permit.GrantedPermit;
import io.trailwright.ingest.permit.PermitService;
import io.trailwright.ingest.trail.http.FreeForm;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Permission, asked for by the agent. */
@Constrained
@Path("/v1/decisions/{id}/permit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Recorded
@Tag(name = "Permits")
@APIResponse(responseCode = "400", description = "Malformed, unknown or missing fields, or no Idempotency-Key")
@APIResponse(responseCode = "404", description = "No such decision in the caller's tenant")
public class PermitResource {
    private final CallerProvider callers;
    private final PermitService permits;

    PermitResource(CallerProvider callers, PermitService permits) {
        this.callers = callers;
        this.permits = permits;
    }

    /** What will run. */
    @Schema(name = "PermitRequest")
    public record PermitRequest(
            @NotNull
            @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "Exactly what will run")
            ObjectNode arguments) {}

    /** A permit with the proof of its issue. */
    @Schema(name = "GrantedPermit")
    public record PermitAnswer(
            @Schema(format = "uuid") String permitId,

            @Schema(description = "Compact JWS, EdDSA; verify it with /v1/permit-keys")
            String permit,

            @Schema(format = "date-time") String expiresAt,
            ReceiptBody receipt) {
        static PermitAnswer of(GrantedPermit granted) {
            var permit = granted.permit();
            return new PermitAnswer(
                    permit.id().toString(),
                    permit.compact(),
                    permit.expiresAt().toString(),
                    ReceiptBody.of(granted.receipt()));
        }
    }

    @POST
    @RolesAllowed(Roles.INTEGRATION)
    @ResponseStatus(201)
    @Operation(
            operationId = "askForPermit",
            summary = "Ask for the permit of a decision",
            description =
                    "Given when the fold of the trail allows the action and the arguments are the proposed ones. A"
                            + " permit that is out and unexpired is given again.")
    @APIResponseSchema(responseCode = "201", responseDescription = "The permit", value = PermitAnswer.class)
    @APIResponse(
            responseCode = "409",
            description = "permit-refused, arguments-changed, permit-already-redeemed or trail-broken")
    public Uni<PermitAnswer> ask(
            @PathParam("id") String id,
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @Context ContainerRequestContext request,
            @NotNull @Valid PermitRequest body) {
        var caller = callers.caller();
        var decision = TrailIds.parse(id);
        var key = RequestKeys.of(request, caller, "POST /v1/decisions/" + decision + "/permit");
        return permits.ask(caller, decision, key, FreeForm.object("/arguments", body.arguments()))
                .map(PermitAnswer::of);
    }
}
