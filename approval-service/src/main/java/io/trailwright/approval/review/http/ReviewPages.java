package io.trailwright.approval.review.http;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.colleague.Colleagues;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.review.ReviewDesk;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** One review and its documents. Without a session the pages lead to the sign-in. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {
    private final ReviewDesk desk;
    private final ReviewAnswers answers;
    private final Colleagues colleagues;
    private final PersonProvider persons;
    private final FormGuard forms;

    ReviewPages(
            ReviewDesk desk, ReviewAnswers answers, Colleagues colleagues, PersonProvider persons, FormGuard forms) {
        this.desk = desk;
        this.answers = answers;
        this.colleagues = colleagues;
        this.persons = persons;
        this.forms = forms;
    }

    /** One review on one screen. @param done the review that the person has just dealt with */
    @GET
    @Path("reviews/{decision}")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> review(
            @PathParam("decision") String decision,
            @QueryParam("focus") @DefaultValue("") String focus,
            @QueryParam("done") @DefaultValue("") String done,
            HttpServerRequest request) {
        var person = persons.signedIn();
        var form = forms.issue(request, person.session());
        var page = new ReviewAnswers.Asked(person, DecisionId.of(decision), focus.equals("on"), form.token());
        return colleagues.seen(person).chain(() -> answers.page(page, done)).map(shown -> Html.page(
                        200, Templates.review(shown))
                .cookie(Html.formCookie(form.secret(), request))
                .build());
    }

    /** The content of a piece of evidence, to be saved. */
    @GET
    @Path("reviews/{decision}/evidence/{number}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> evidence(@PathParam("decision") String decision, @PathParam("number") String number) {
        return desk.open(persons.signedIn(), DecisionId.of(decision), number).map(EvidenceFile::of);
    }

    /** A piece of evidence on a page of its own. */
    @GET
    @Path("reviews/{decision}/evidence/{number}/view")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> view(@PathParam("decision") String decision, @PathParam("number") String number) {
        var person = persons.signedIn();
        var id = DecisionId.of(decision);
        return desk.open(person, id, number)
                .map(item -> new EvidencePage(person.displayName(), EvidenceShown.whole(id, item)))
                .map(page -> Html.page(200, Templates.evidence(page)).build());
    }

    /** A picture among the evidence, for the pages above. */
    @GET
    @Path("reviews/{decision}/evidence/{number}/image")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> picture(@PathParam("decision") String decision, @PathParam("number") String number) {
        return desk.picture(persons.signedIn(), DecisionId.of(decision), number).map(EvidenceFile::picture);
    }

    /** Where the provider leads after signing out. */
    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(hidden = true)
    public Response signedOut() {
        var notice = new Notice("plain", "Signed out", "You are signed out here and at the identity provider.");
        return Html.page(200, Templates.message(notice)).build();
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
