package io.trailwright.approval.review.http;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.colleague.Colleagues;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.review.http.AwayAnswers.Shown;
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

/** Who is away. Without a session the page leads to the sign-in. */
@Path("/reviews/away")
@Produces(MediaType.TEXT_HTML)
public class AwayPages {
    private final AwayAnswers answers;
    private final Colleagues colleagues;
    private final PersonProvider persons;

    AwayPages(AwayAnswers answers, Colleagues colleagues, PersonProvider persons) {
        this.answers = answers;
        this.colleagues = colleagues;
        this.persons = persons;
    }

    /** Who is away, and the form to say so. */
    @GET
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> away(HttpServerRequest request) {
        var person = persons.signedIn();
        return colleagues.seen(person).chain(() -> answers.page(person, request, Shown.NOTHING));
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
