package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.claim.Claims;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.review.Decisions;
import io.trailwright.approval.review.ReviewDesk;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.review.Reviews;
import io.trailwright.approval.review.SignInNeededException;
import io.trailwright.problem.Constrained;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Reviews for programs that act for a person, with the person's own token. */
@Constrained
@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RolesAllowed(Roles.REVIEWER)
public class ReviewResource {
    private final Reviews reviews;
    private final Decisions decisions;
    private final PersonProvider persons;
    private final FormGuard forms;
    private final ReviewDesk desk;
    private final Claims claims;

    ReviewResource(
            Reviews reviews,
            Decisions decisions,
            PersonProvider persons,
            FormGuard forms,
            ReviewDesk desk,
            Claims claims) {
        this.claims = claims;
        this.reviews = reviews;
        this.desk = desk;
        this.decisions = decisions;
        this.persons = persons;
        this.forms = forms;
    }

    /** The queue of the person's groups. */
    @GET
    @Operation(
            operationId = "listReviews",
            summary = "Reviews for my groups",
            description = "Open ones by tier and then by time left, or those that are over, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "The reviews.",
            content = @Content(schema = @Schema(implementation = ReviewListDoc.class)))
    public Uni<ReviewListDoc> list(
            @QueryParam("state")
                    @DefaultValue("open")
                    @Pattern(regexp = "open|closed", message = "must be open or closed")
                    String state,
            @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Reviews.MAX_LIST) int limit) {
        var person = persons.signedIn();
        var found = state.equals("open") ? reviews.open(person, limit + 1) : reviews.closed(person, limit + 1);
        return found.chain(lines -> claims.current(
                        person.tenant(), lines.stream().map(ReviewRecord::trail).toList())
                .map(held -> ReviewListDoc.of(lines, held, limit)));
    }

    /** One review. */
    @GET
    @Path("{decisionId}")
    @Operation(
            operationId = "readReview",
            summary = "What is to be decided",
            description = "The recorded parts, and whether the person may decide.")
    @APIResponse(
            responseCode = "200",
            description = "The review.",
            content = @Content(schema = @Schema(implementation = ReviewDoc.class)))
    @APIResponse(responseCode = "403", description = "The person's groups are not asked: not-eligible.")
    @APIResponse(responseCode = "404", description = "There is no such review.")
    public Uni<ReviewDoc> one(@PathParam("decisionId") String decision) {
        var person = persons.signedIn();
        return reviews.one(person, DecisionId.of(decision)).map(trail -> ReviewDocs.of(trail, person));
    }

    /** The bytes of a piece of evidence. */
    @GET
    @Path("{decisionId}/evidence/{number}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "readEvidence",
            summary = "The content of a piece of evidence",
            description = "Always as an attachment of a fixed type.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes as recorded.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "There is no such evidence, or its content is not held here.")
    public Uni<Response> evidence(@PathParam("decisionId") String decision, @PathParam("number") String number) {
        return desk.open(persons.signedIn(), DecisionId.of(decision), number).map(EvidenceFile::of);
    }

    /** Approve, reject or request changes. */
    @POST
    @Path("{decisionId}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideReview",
            summary = "Approve, reject or request changes",
            description = "Recorded in the ledger first, with the person's own token as proof. The same decision sent"
                    + " again counts once.")
    @APIResponse(
            responseCode = "201",
            description = "The ledger has acknowledged it.",
            content = @Content(schema = @Schema(implementation = DecisionAnswerDoc.class)))
    @APIResponse(
            responseCode = "403",
            description = "person-required, not-eligible, sign-in-required or sign-in-refused.")
    @APIResponse(responseCode = "404", description = "There is no such review.")
    @APIResponse(responseCode = "409", description = "statement-stale, review-closed or view-incomplete.")
    @APIResponse(responseCode = "503", description = "The ledger did not acknowledge: not-recorded.")
    public Uni<RestResponse<DecisionAnswerDoc>> decide(
            @PathParam("decisionId") String decision,
            @NotNull @Valid DecisionRequestDoc request,
            HttpServerRequest http) {
        forms.requireOwnPageOrBearer(http);
        var person = persons.signedIn();
        return decisions
                .decide(person, DecisionId.of(decision), request.read())
                .onFailure(SignInNeededException.class)
                .transform(needed -> SignInProblem.of((SignInNeededException) needed))
                .map(decided -> RestResponse.status(RestResponse.Status.CREATED, DecisionAnswerDoc.of(decided)));
    }

    /** A program is told to send a token; only pages lead to the sign-in. */
    @ServerExceptionMapper(priority = 1)
    public Response unauthorized(UnauthorizedException failure) {
        return ApiRefusals.unauthenticated();
    }

    /** A token or session that does not verify. */
    @ServerExceptionMapper(priority = 1)
    public Response unauthorized(AuthenticationFailedException failure) {
        return ApiRefusals.unauthenticated();
    }
}
