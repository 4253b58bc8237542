package io.trailwright.ingest.review.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.ingest.review.WithdrawalService;
import io.trailwright.ingest.trail.Written;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Taking a decision back. */
@Constrained
@Path("/v1/decisions/{id}/withdrawal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Decisions")
public class WithdrawalResource {
    private final CallerProvider callers;
    private final WithdrawalService withdrawals;

    WithdrawalResource(CallerProvider callers, WithdrawalService withdrawals) {
        this.callers = callers;
        this.withdrawals = withdrawals;
    }

    /** Why it is not needed any more. */
    @Schema(name = "Withdrawal")
    public record WithdrawalBody(@NotBlank @Size(max = 4000) String reason) {}

    /** The decision is over. */
    @Schema(name = "RecordedWithdrawal")
    public record WithdrawalAnswer(
            @Schema(format = "uuid") String decisionId,

            @Schema(description = "rejected: nothing of it may run")
            String verdict,

            ReceiptBody receipt) {
        static WithdrawalAnswer of(Written written) {
            return new WithdrawalAnswer(
                    written.seen().trail().toString(),
                    written.seen().state().verdict().wire(),
                    ReceiptBody.of(written.receipt()));
        }
    }

    @POST
    @Recorded
    @RolesAllowed(Roles.INTEGRATION)
    @ResponseStatus(201)
    @Operation(
            operationId = "withdrawDecision",
            summary = "Withdraw a decision",
            description = "By the client that proposed it. Final: reviewers are no longer asked, and a permit that is"
                    + " out and not redeemed cannot be redeemed any more.")
    @APIResponseSchema(responseCode = "201", responseDescription = "Recorded", value = WithdrawalAnswer.class)
    @APIResponse(responseCode = "403", description = "not-proposer")
    @APIResponse(responseCode = "404", description = "No such decision")
    @APIResponse(responseCode = "409", description = "decision-over or permit-already-redeemed")
    public Uni<WithdrawalAnswer> withdraw(
            @PathParam("id") String id,
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @Context ContainerRequestContext request,
            @NotNull @Valid WithdrawalBody body) {
        var caller = callers.caller();
        var decision = TrailIds.parse(id);
        var key = RequestKeys.of(request, caller, "POST /v1/decisions/" + decision + "/withdrawal");
        return withdrawals
                .withdraw(caller, decision, key, FreeForm.text("/reason", body.reason()))
                .map(WithdrawalAnswer::of);
    }
}
