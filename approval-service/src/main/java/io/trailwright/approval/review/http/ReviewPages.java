package io.trailwright.approval.review.http;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.csrf.FormGuard;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.review.Reviews;
import io.trailwright.approval.review.http.InboxPage.Line;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.review.http.ReviewPageMaker.Around;
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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The pages that are read. Without a session they lead to the sign-in. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {
    private static final int LINES = 200;

    private final Reviews reviews;
    private final PersonProvider persons;
    private final FormGuard forms;
    private final Clock clock;
    private final Actions actions;

    ReviewPages(Reviews reviews, PersonProvider persons, FormGuard forms, Clock clock, Actions actions) {
        this.actions = actions;
        this.reviews = reviews;
        this.persons = persons;
        this.forms = forms;
        this.clock = clock;
    }

    /** To the queue. */
    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response start() {
        return Response.seeOther(URI.create("/reviews")).build();
    }

    /** The queue. */
    @GET
    @Path("reviews")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> inbox(@QueryParam("tab") @DefaultValue("waiting") String tab) {
        var person = persons.signedIn();
        boolean waiting = !tab.equals("decided");
        var found = waiting ? reviews.open(person, LINES + 1) : reviews.closed(person, LINES + 1);
        return found.map(lines ->
                Html.page(200, Templates.inbox(page(person, waiting, lines))).build());
    }

    private InboxPage page(SignedIn person, boolean waiting, List<ReviewRecord> found) {
        var now = clock.instant();
        var lines =
                found.stream().limit(LINES).map(review -> Line.of(review, now)).toList();
        return new InboxPage(person.displayName(), waiting, lines, found.size() > LINES);
    }

    /** One review on one screen. */
    @GET
    @Path("reviews/{decision}")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> review(@PathParam("decision") String decision, HttpServerRequest request) {
        var person = persons.signedIn();
        var form = forms.issue(request, person.session());
        return reviews.one(person, DecisionId.of(decision))
                .chain(trail -> actions.shown(person, trail, form.token())
                        .map(shown -> ReviewPageMaker.of(
                                trail, new Around(person, form.token(), "", null, clock.instant(), shown))))
                .map(page -> Html.page(200, Templates.review(page))
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
        return reviews.one(persons.signedIn(), DecisionId.of(decision))
                .map(trail -> EvidenceFile.of(trail.view().evidence(), number));
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
