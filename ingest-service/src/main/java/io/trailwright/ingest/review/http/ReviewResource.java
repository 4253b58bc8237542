package io.trailwright.ingest.review.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.ingest.review.ReviewService;
import io.trailwright.ingest.trail.TrailLocator;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The approval service's way into the trail; nobody else may append what happened in a review. */
@Constrained
@Path("/v1/decisions/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
public class ReviewResource {
    private final CallerProvider callers;
    private final ReviewService reviews;
    private final TrailLocator locator;

    ReviewResource(CallerProvider callers, ReviewService reviews, TrailLocator locator) {
        this.callers = callers;
        this.reviews = reviews;
        this.locator = locator;
    }

    /** The event is recorded. */
    @Schema(name = "RecordedReview")
    public record ReviewAnswer(ReceiptBody receipt) {}

    @POST
    @Recorded
    @RolesAllowed(Roles.APPROVAL_SERVICE)
    @ResponseStatus(201)
    @Operation(
            operationId = "appendReview",
            summary = "Append what happened in a review",
            description =
                    "The reviewer is whoever the person's token says, verified here; no field of the body can set it.")
    @APIResponseSchema(responseCode = "201", responseDescription = "Recorded", value = ReviewAnswer.class)
    @APIResponse(responseCode = "400", description = "Malformed, unknown or missing fields, or no Idempotency-Key")
    @APIResponse(responseCode = "403", description = "person-required, not-eligible or sign-in-insufficient")
    @APIResponse(responseCode = "404", description = "No such decision")
    @APIResponse(
            responseCode = "409",
            description = "statement-stale, review-closed, trail-moved, review-open, not-expired, delegation-refused,"
                    + " escalation-refused or trail-broken")
    public Uni<ReviewAnswer> append(
            @PathParam("id") String id,
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @Context ContainerRequestContext request,
            @NotNull @Valid ReviewBody body) {
        var caller = callers.caller();
        var decision = TrailIds.parse(id);
        var key = RequestKeys.of(request, caller, "POST /v1/decisions/" + decision + "/review");
        var event = body.event(decision);
        return locator.log(caller, decision)
                .flatMap(log -> reviews.append(caller, log, decision, key, event))
                .map(written -> new ReviewAnswer(ReceiptBody.of(written.receipt())));
    }
}
