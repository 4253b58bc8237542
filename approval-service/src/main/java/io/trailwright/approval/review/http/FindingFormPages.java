package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.secondlook.SecondLook.Finding;
import io.trailwright.approval.secondlook.SecondLooks;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The form of {@code review/seconds.html}. Without a session it answers with a page, never with a way to the sign-in. */
@Path("/reviews/second-looks/finding")
@Produces(MediaType.TEXT_HTML)
public class FindingFormPages {
    private final SecondLooks looks;
    private final SecondLookAnswers answers;
    private final PersonProvider persons;
    private final FormGuard forms;

    FindingFormPages(SecondLooks looks, SecondLookAnswers answers, PersonProvider persons, FormGuard forms) {
        this.looks = looks;
        this.answers = answers;
        this.persons = persons;
        this.forms = forms;
    }

    /** What was sent; every field may be missing. */
    public static class FindingForm {
        @RestForm
        @Nullable
        String token;

        @RestForm
        @Nullable
        String decision;

        @RestForm
        @Nullable
        String finding;

        @RestForm
        @Nullable
        String note;
    }

    /** What the person found. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> found(FindingForm form, HttpServerRequest request) {
        var person = persons.signedIn();
        forms.require(request, person.session(), text(form.token));
        return Uni.createFrom()
                .deferred(() -> looks.found(
                        person, DecisionId.of(text(form.decision)), finding(text(form.finding)), text(form.note)))
                .map(done -> back())
                .onFailure(HttpProblem.class)
                .recoverWithUni(failure -> {
                    var problem = (HttpProblem) failure;
                    return answers.page(problem.status(), person, request, Html.notice(problem));
                });
    }

    /** Where the browser lands that reloads the answer to a form. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response back() {
        return Response.seeOther(URI.create("/reviews/second-looks")).build();
    }

    private static Finding finding(String wire) {
        try {
            return Finding.of(wire);
        } catch (IllegalArgumentException none) {
            throw StandardProblem.INVALID_REQUEST.problem("Say whether you agree.");
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.replace("\r\n", "\n");
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
