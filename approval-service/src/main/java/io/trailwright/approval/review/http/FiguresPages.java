package io.trailwright.approval.review.http;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.secondlook.SecondLooks;
import io.trailwright.approval.stated.StatedFigures;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What one decided oneself, and how one's groups decide. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class FiguresPages {
    private final StatedFigures figures;
    private final SecondLooks seconds;
    private final PersonProvider persons;

    FiguresPages(StatedFigures figures, SecondLooks seconds, PersonProvider persons) {
        this.figures = figures;
        this.seconds = seconds;
        this.persons = persons;
    }

    /** What the person decided. */
    @GET
    @Path("reviews/mine")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> mine() {
        var person = persons.signedIn();
        return figures.mine(person).map(own -> Html.page(200, Templates.mine(MinePage.of(person.displayName(), own)))
                .build());
    }

    /** How the person's groups decide. */
    @GET
    @Path("reviews/team")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> team() {
        var person = persons.signedIn();
        return figures.team(person).chain(found -> seconds.tally(person)
                .map(tally -> TeamPage.of(person.displayName(), found, tally))
                .map(page -> Html.page(200, Templates.team(page)).build()));
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
