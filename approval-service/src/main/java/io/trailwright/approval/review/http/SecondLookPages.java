package io.trailwright.approval.review.http;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Approved decisions that were drawn. Without a session the page leads to the sign-in. */
@Path("/reviews/second-looks")
@Produces(MediaType.TEXT_HTML)
public class SecondLookPages {
    private final SecondLookAnswers answers;
    private final PersonProvider persons;

    SecondLookPages(SecondLookAnswers answers, PersonProvider persons) {
        this.answers = answers;
        this.persons = persons;
    }

    /** What waits to be looked at once more. */
    @GET
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> waiting(HttpServerRequest request) {
        return answers.page(200, persons.signedIn(), request, null);
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
}
