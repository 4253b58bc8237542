package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Handover;
import io.trailwright.approval.review.Handovers;
import io.trailwright.problem.Constrained;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Handing reviews on, for programs that act for a person, with the person's own token. */
@Constrained
@Path("/v1/reviews/{decisionId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RolesAllowed(Roles.REVIEWER)
public class HandoverResource {
    private final Handovers handovers;
    private final PersonProvider persons;
    private final FormGuard forms;

    HandoverResource(Handovers handovers, PersonProvider persons, FormGuard forms) {
        this.handovers = handovers;
        this.persons = persons;
        this.forms = forms;
    }

    /** Somebody else decides in the person's stead. */
    @POST
    @Path("delegation")
    @Operation(
            operationId = "delegateReview",
            summary = "Hand a decision to somebody else",
            description = "Until the date they decide in the person's stead, and the person cannot approve it. Who is"
                    + " excluded cannot be reached or got round by it, and what was handed on is not handed on again.")
    @APIResponse(
            responseCode = "201",
            description = "The ledger has acknowledged it.",
            content = @Content(schema = @Schema(implementation = HandoverAnswerDoc.class)))
    @APIResponse(responseCode = "403", description = "person-required or not-eligible.")
    @APIResponse(responseCode = "404", description = "There is no such review.")
    @APIResponse(responseCode = "409", description = "handover-refused or review-closed.")
    @APIResponse(responseCode = "503", description = "The ledger did not acknowledge: not-recorded.")
    public Uni<RestResponse<HandoverAnswerDoc>> delegate(
            @PathParam("decisionId") String decision,
            @NotNull @Valid DelegationRequestDoc request,
            HttpServerRequest http) {
        forms.requireOwnPageOrBearer(http);
        var person = persons.signedIn();
        return handOn(person, DecisionId.of(decision), request.read(person));
    }

    /** Those who come next on policy's ladder are asked already. */
    @POST
    @Path("escalation")
    @Operation(
            operationId = "escalateReview",
            summary = "Ask those who come next",
            description = "The groups of the requirement's next step join those who may decide the current stage.")
    @APIResponse(
            responseCode = "201",
            description = "The ledger has acknowledged it.",
            content = @Content(schema = @Schema(implementation = HandoverAnswerDoc.class)))
    @APIResponse(responseCode = "403", description = "person-required or not-eligible.")
    @APIResponse(responseCode = "404", description = "There is no such review.")
    @APIResponse(responseCode = "409", description = "handover-refused or review-closed.")
    @APIResponse(responseCode = "503", description = "The ledger did not acknowledge: not-recorded.")
    public Uni<RestResponse<HandoverAnswerDoc>> escalate(
            @PathParam("decisionId") String decision,
            @NotNull @Valid EscalationRequestDoc request,
            HttpServerRequest http) {
        forms.requireOwnPageOrBearer(http);
        return handOn(persons.signedIn(), DecisionId.of(decision), request.read());
    }

    private Uni<RestResponse<HandoverAnswerDoc>> handOn(SignedIn person, UUID decision, Handover handover) {
        return handovers
                .handOn(person, decision, handover)
                .map(receipt ->
                        RestResponse.status(RestResponse.Status.CREATED, HandoverAnswerDoc.of(decision, receipt)));
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
