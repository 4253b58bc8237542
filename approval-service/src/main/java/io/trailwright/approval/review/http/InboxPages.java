package io.trailwright.approval.review.http;

import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.claim.Claims;
import io.trailwright.approval.colleague.Colleagues;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.InboxQuery;
import io.trailwright.approval.review.Inboxes;
import io.trailwright.approval.review.LaterReviews;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The queue, and the way through it. Which reviews are shown stands in the address, so that it can be kept and sent. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class InboxPages {
    private final Inboxes inboxes;
    private final Claims claims;
    private final Colleagues colleagues;
    private final PersonProvider persons;
    private final Clock clock;
    private final LaterReviews later;

    InboxPages(
            Inboxes inboxes,
            Claims claims,
            Colleagues colleagues,
            PersonProvider persons,
            Clock clock,
            LaterReviews later) {
        this.inboxes = inboxes;
        this.claims = claims;
        this.colleagues = colleagues;
        this.persons = persons;
        this.clock = clock;
        this.later = later;
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
    public Uni<Response> inbox(
            @QueryParam("tab") @DefaultValue("waiting") String tab,
            @QueryParam("tier") @DefaultValue("") String tier,
            @QueryParam("workflow") @DefaultValue("") String workflow,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("done") @DefaultValue("") String done) {
        var person = persons.signedIn();
        return colleagues
                .seen(person)
                .chain(() -> page(
                        person,
                        InboxQuery.read(tab, tier, workflow, text),
                        done.isEmpty() ? "" : "Nothing else waits for you."))
                .map(page -> Html.page(200, Templates.inbox(page)).build());
    }

    /** The queue's list alone, for the page that looks again by itself. */
    @GET
    @Path("reviews/list")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> list(
            @QueryParam("tab") @DefaultValue("waiting") String tab,
            @QueryParam("tier") @DefaultValue("") String tier,
            @QueryParam("workflow") @DefaultValue("") String workflow,
            @QueryParam("q") @DefaultValue("") String text) {
        return page(persons.signedIn(), InboxQuery.read(tab, tier, workflow, text), "")
                .map(page -> Html.page(200, Templates.list(page)).build());
    }

    private Uni<InboxPage> page(SignedIn person, InboxQuery query, String done) {
        return inboxes.inbox(person, query).chain(inbox -> claims.current(
                        person.tenant(),
                        inbox.lines().stream().map(ReviewRecord::trail).toList())
                .chain(held -> later(person, query)
                        .map(waiting -> InboxPage.of(
                                person.displayName(), query, inbox, held, waiting, done, clock.instant()))));
    }

    private Uni<List<LaterShown>> later(SignedIn person, InboxQuery query) {
        return query.waiting()
                ? later.open(person).map(found -> found.stream()
                        .map(each -> LaterShown.of(each, clock.instant()))
                        .toList())
                : Uni.createFrom().item(List.of());
    }

    /** To what waits next, in focus; to the queue when nothing does. @param after the review that one comes from */
    @GET
    @Path("reviews/next")
    @RolesAllowed(Roles.REVIEWER)
    @Operation(hidden = true)
    public Uni<Response> next(@QueryParam("after") @DefaultValue("") String after) {
        Optional<UUID> from = after.isEmpty() ? Optional.empty() : Optional.of(DecisionId.of(after));
        return inboxes.next(persons.signedIn(), from)
                .map(next -> next.map(review -> "/reviews/" + review.trail() + "?focus=on"
                                + from.map(id -> "&done=" + id).orElse(""))
                        .orElseGet(
                                () -> "/reviews" + from.map(id -> "?done=" + id).orElse("")))
                .map(to -> Response.seeOther(URI.create(to)).build());
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
