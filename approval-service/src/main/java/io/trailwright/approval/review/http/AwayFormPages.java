package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.absence.Absences;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.http.AwayAnswers.Shown;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The forms of {@code review/away.html}. Without a session they answer with a page, never with a way to the sign-in. */
@Path("/reviews/away/change")
@Produces(MediaType.TEXT_HTML)
public class AwayFormPages {
    private final Absences absences;
    private final AwayAnswers answers;
    private final PersonProvider persons;
    private final FormGuard forms;

    AwayFormPages(Absences absences, AwayAnswers answers, PersonProvider persons, FormGuard forms) {
        this.absences = absences;
        this.answers = answers;
        this.persons = persons;
        this.forms = forms;
    }

    /** Sets the person's absence, ends it, or hands on what waits. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> act(AwayForm form, HttpServerRequest request) {
        var person = persons.signedIn();
        forms.require(request, person.session(), form.token());
        return Uni.createFrom()
                .deferred(() -> done(person, form, request))
                .onFailure(HttpProblem.class)
                .recoverWithUni(failure -> {
                    var problem = (HttpProblem) failure;
                    return answers.page(
                            person,
                            request,
                            new Shown(problem.status(), form.chosen(), List.of(), Html.notice(problem)));
                });
    }

    private Uni<Response> done(SignedIn person, AwayForm form, HttpServerRequest request) {
        return switch (form.what()) {
            case "end" -> absences.end(person).map(ended -> back());
            case "hand-on" -> handOn(person, request);
            default -> absences.set(person, form.wanted()).map(set -> back());
        };
    }

    private Uni<Response> handOn(SignedIn person, HttpServerRequest request) {
        return absences.handOn(person).chain(handed -> answers.page(person, request, new Shown(200, "", handed, null)));
    }

    /** Where the browser lands that reloads the answer to a form. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response back() {
        return Response.seeOther(URI.create("/reviews/away")).build();
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

    /** The session has ended while the person was writing. */
    @ServerExceptionMapper(priority = 1)
    public Response signedOut(UnauthorizedException failure) {
        return Html.sessionEnded();
    }

    /** The session does not verify any more. */
    @ServerExceptionMapper(priority = 1)
    public Response signedOut(AuthenticationFailedException failure) {
        return Html.sessionEnded();
    }
}
