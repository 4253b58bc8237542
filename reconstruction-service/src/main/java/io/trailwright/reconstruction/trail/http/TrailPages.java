package io.trailwright.reconstruction.trail.http;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.reconstruction.account.Headline;
import io.trailwright.reconstruction.account.Visible;
import io.trailwright.reconstruction.trail.Reconstruction;
import io.trailwright.reconstruction.trail.TrailService;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The auditors' pages. Plain HTML: they need no script. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.AUDITOR, Roles.INTEGRATION})
public class TrailPages {
    private static final int PAGE = 50;

    private final TrailService trails;
    private final CallerProvider callers;
    private final Clock clock;

    TrailPages(TrailService trails, CallerProvider callers, Clock clock) {
        this.trails = trails;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@QueryParam("after") @Nullable String after) {
        var caller = callers.caller();
        var from = Optional.ofNullable(after).flatMap(TrailPages::id);
        return trails.list(caller.tenant(), from, PAGE + 1)
                .map(lines -> Pages.trails(view(caller.tenant(), lines, from.isEmpty()), who(caller)));
    }

    @GET
    @Path("trails")
    @Operation(hidden = true)
    public Uni<TemplateInstance> trails(@QueryParam("after") @Nullable String after) {
        return list(after);
    }

    @GET
    @Path("trails/{id}")
    @Operation(hidden = true)
    public Uni<RestResponse<TemplateInstance>> trail(@PathParam("id") String id) {
        var caller = callers.caller();
        return id(id).map(decision -> trails.reconstruct(caller.tenant(), decision))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> page(found, caller));
    }

    @GET
    @Path("signed-out")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance signedOut() {
        return Pages.message("Signed out", "You are signed out.");
    }

    /** A person who is signed in and is no auditor. */
    @ServerExceptionMapper
    public RestResponse<String> forbidden(ForbiddenException refused) {
        var page = Pages.message(
                        "Not for you",
                        "Your account has neither the role auditor nor integration. Ask your administrator for it.")
                .render();
        return RestResponse.ResponseBuilder.create(RestResponse.Status.FORBIDDEN, page)
                .type(MediaType.TEXT_HTML_TYPE)
                .build();
    }

    private static RestResponse<TemplateInstance> page(Optional<Reconstruction> found, Caller caller) {
        return found.map(trail -> RestResponse.ok(Pages.trail(TrailViews.view(trail), who(caller))))
                .orElseGet(() -> RestResponse.status(
                        RestResponse.Status.NOT_FOUND,
                        Pages.message("Not found", "There is no such decision, or it is not one of yours.")));
    }

    private ListView view(String tenant, List<Headline> lines, boolean first) {
        boolean more = lines.size() > PAGE;
        var shown = more ? lines.subList(0, PAGE) : lines;
        var now = clock.instant();
        return new ListView(
                tenant,
                shown.stream().map(line -> ListView.Line.of(line, now)).toList(),
                more ? shown.get(PAGE - 1).decision().toString() : "",
                first);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String who(Caller caller) {
        return Visible.inline(caller.name().orElse(caller.client()));
    }
}
