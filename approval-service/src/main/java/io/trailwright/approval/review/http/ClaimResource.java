package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.claim.Claims;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.review.Reviews;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Saying who is at a review. It keeps nobody from deciding. */
@Path("/v1/reviews/{decisionId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RolesAllowed(Roles.REVIEWER)
public class ClaimResource {
    private final Claims claims;
    private final Reviews reviews;
    private final PersonProvider persons;
    private final FormGuard forms;

    ClaimResource(Claims claims, Reviews reviews, PersonProvider persons, FormGuard forms) {
        this.claims = claims;
        this.reviews = reviews;
        this.persons = persons;
        this.forms = forms;
    }

    /** Who is at it. */
    @GET
    @Path("claim")
    @Operation(operationId = "readClaim", summary = "Who is at a review")
    @APIResponse(responseCode = "200", description = "The holder, or nobody.")
    @APIResponse(responseCode = "404", description = "There is no such review.")
    public Uni<ClaimDoc> current(@PathParam("decisionId") String decision) {
        var person = persons.signedIn();
        var id = DecisionId.of(decision);
        return reviews.one(person, id)
                .chain(trail -> claims.current(person.tenant(), id))
                .map(claim -> ClaimDoc.of(claim, person.reviewer().person()));
    }

    /** The person is at it. */
    @POST
    @Path("claim")
    @Operation(
            operationId = "claimReview",
            summary = "Claim a review, or renew the claim",
            description = "For 15 minutes. Others see it and can decide all the same.")
    @APIResponse(responseCode = "200", description = "The person's own claim.")
    @APIResponse(responseCode = "403", description = "not-eligible.")
    @APIResponse(responseCode = "404", description = "There is no such review.")
    @APIResponse(responseCode = "409", description = "claimed or review-closed.")
    public Uni<ClaimDoc> claim(@PathParam("decisionId") String decision, HttpServerRequest http) {
        forms.requireOwnPageOrBearer(http);
        var person = persons.signedIn();
        return claims.claim(person, DecisionId.of(decision))
                .map(claim -> ClaimDoc.of(Optional.of(claim), person.reviewer().person()));
    }

    /** The person is not at it any more. */
    @POST
    @Path("release")
    @Operation(
            operationId = "releaseReview",
            summary = "Let go of a review",
            description = "Nothing happens where the person does not hold it.")
    @APIResponse(responseCode = "204", description = "The person does not hold it.")
    @APIResponse(responseCode = "404", description = "There is no such review.")
    public Uni<Void> release(@PathParam("decisionId") String decision, HttpServerRequest http) {
        forms.requireOwnPageOrBearer(http);
        return claims.release(persons.signedIn(), DecisionId.of(decision));
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
