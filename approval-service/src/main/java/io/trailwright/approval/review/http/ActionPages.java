package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.claim.Claims;
import io.trailwright.approval.colleague.Colleagues;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Decisions;
import io.trailwright.approval.review.Handovers;
import io.trailwright.approval.review.Reviews;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The forms of {@code review/actions.html}. Each leads back to the review when it is done, and is shown again with what
 * was written when it is refused. Without a session they answer with a page, never with a redirect to the sign-in.
 */
@Path("/reviews/{decision}/{action: changes|delegate|escalate|claim|release}")
@Produces(MediaType.TEXT_HTML)
public class ActionPages {
    private final Decisions decisions;
    private final Handovers handovers;
    private final Claims claims;
    private final Colleagues colleagues;
    private final Reviews reviews;
    private final Actions actions;
    private final PersonProvider persons;
    private final FormGuard forms;

    ActionPages(
            Decisions decisions,
            Handovers handovers,
            Claims claims,
            Colleagues colleagues,
            Reviews reviews,
            Actions actions,
            PersonProvider persons,
            FormGuard forms) {
        this.decisions = decisions;
        this.handovers = handovers;
        this.claims = claims;
        this.colleagues = colleagues;
        this.reviews = reviews;
        this.actions = actions;
        this.persons = persons;
        this.forms = forms;
    }

    /** Any of the forms. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> act(
            @PathParam("decision") String path,
            @PathParam("action") String action,
            ActionForm form,
            HttpServerRequest request) {
        var person = persons.signedIn();
        var decision = DecisionId.of(path);
        forms.require(request, person.session(), form.token());
        return Uni.createFrom()
                .deferred(() -> done(action, person, decision, form))
                .map(done -> back(decision))
                .onFailure(HttpProblem.class)
                .recoverWithUni(problem -> again(person, decision, form, request, (HttpProblem) problem));
    }

    private Uni<?> done(String action, SignedIn person, UUID decision, ActionForm form) {
        return switch (action) {
            case "changes" -> decisions.decide(person, decision, form.changes());
            case "delegate" ->
                colleagues
                        .one(person, form.chosen())
                        .chain(known -> handovers.handOn(person, decision, form.delegation(person, known)));
            case "escalate" -> handovers.handOn(person, decision, form.escalation());
            case "claim" -> claims.claim(person, decision);
            default -> claims.release(person, decision);
        };
    }

    /** Where the browser lands that reloads the answer to a form, or comes back from signing in. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response reloaded(@PathParam("decision") String path) {
        return back(DecisionId.of(path));
    }

    private static Response back(UUID decision) {
        return Response.seeOther(URI.create("/reviews/" + decision)).build();
    }

    /** The forms as they are now, with what went wrong and what the person had written. */
    private Uni<Response> again(
            SignedIn person, UUID decision, ActionForm form, HttpServerRequest request, HttpProblem problem) {
        var issued = forms.issue(request, person.session());
        return reviews.one(person, decision)
                .chain(trail -> actions.shown(person, trail, issued.token(), form.written()))
                .map(shown -> new ActionPage(person.displayName(), Html.notice(problem), shown))
                .map(page -> Html.page(problem.status(), ActionTemplates.action(page))
                        .cookie(Html.formCookie(issued.secret(), request))
                        .build())
                .onFailure(HttpProblem.class)
                .recoverWithItem(() -> Html.problem(problem));
    }

    /** A refusal as a page. */
    @ServerExceptionMapper
    public Response refused(HttpProblem problem) {
        return Html.problem(problem);
    }

    /** A role is missing. */
    @ServerExceptionMapper(priority = 1)
    public Response forbidden(ForbiddenException failure) {
        return Html.problem(StandardProblem.FORBIDDEN.problem("Your account does not have the role of a reviewer."));
    }

    /** The session has ended while the person was reading. */
    @ServerExceptionMapper(priority = 1)
    public Response signedOut(UnauthorizedException failure) {
        return sessionEnded();
    }

    /** The session does not verify any more. */
    @ServerExceptionMapper(priority = 1)
    public Response signedOut(AuthenticationFailedException failure) {
        return sessionEnded();
    }

    private static Response sessionEnded() {
        var notice = new Notice(
                "bad", "Your session has ended", "Nothing was recorded. Sign in again and open the review once more.");
        return Html.page(401, Templates.message(notice)).build();
    }
}
