package io.trailwright.ingest.permit.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.ingest.permit.PermitService;
import io.trailwright.ingest.permit.Redemption;
import io.trailwright.ingest.trail.http.FreeForm;
import io.trailwright.ingest.trail.http.ReceiptBody;
import io.trailwright.ingest.trail.http.Recorded;
import io.trailwright.ingest.trail.http.RequestKeys;
import io.trailwright.ingest.trail.http.TrailIds;
import io.trailwright.problem.Constrained;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Permission, spent by the system that acts. */
@Constrained
@Path("/v1/permits/{permitId}/redeem")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Recorded
@Tag(name = "Permits")
@APIResponse(responseCode = "400", description = "Malformed, unknown or missing fields, or no Idempotency-Key")
@APIResponse(responseCode = "404", description = "No such decision in the caller's tenant")
public class RedemptionResource {
    private final CallerProvider callers;
    private final PermitService permits;

    RedemptionResource(CallerProvider callers, PermitService permits) {
        this.callers = callers;
        this.permits = permits;
    }

    /** A permit, and what is about to run. */
    @Schema(name = "RedemptionRequest")
    public record RedemptionRequest(
            @NotBlank @Size(max = 20_000) @Schema(description = "The permit: compact JWS")
            String permit,

            @NotNull
            @Schema(type = SchemaType.OBJECT, implementation = Object.class, description = "Exactly what will run")
            ObjectNode arguments) {}

    /** The proof that this request spent the permit. */
    @Schema(name = "Redemption")
    public record RedemptionAnswer(
            @Schema(format = "uuid") String permitId,
            @Schema(format = "uuid") String decisionId,
            @Schema(format = "date-time") String redeemedAt,
            ReceiptBody receipt) {
        static RedemptionAnswer of(Redemption redemption) {
            return new RedemptionAnswer(
                    redemption.permitId().toString(),
                    redemption.decisionId().toString(),
                    redemption.redeemedAt().toString(),
                    ReceiptBody.of(redemption.receipt()));
        }
    }

    @POST
    @RolesAllowed(Roles.EXECUTOR)
    @ResponseStatus(200)
    @Operation(
            operationId = "redeemPermit",
            summary = "Spend a permit, right before acting",
            description = "Exactly one request succeeds; whoever gets another answer must not act.")
    @APIResponse(responseCode = "200", description = "Spent by this request: act now, once")
    @APIResponse(
            responseCode = "409",
            description = "permit-already-redeemed, permit-expired, arguments-changed, permit-refused or trail-broken")
    @APIResponse(responseCode = "422", description = "permit-invalid")
    public Uni<RedemptionAnswer> redeem(
            @PathParam("permitId") String permitId,
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @Context ContainerRequestContext request,
            @NotNull @Valid RedemptionRequest body) {
        var caller = callers.caller();
        var id = TrailIds.parse(permitId);
        var key = RequestKeys.of(request, caller, "POST /v1/permits/" + id + "/redeem");
        return permits.redeem(caller, id, key, body.permit(), FreeForm.object("/arguments", body.arguments()))
                .map(RedemptionAnswer::of);
    }
}
