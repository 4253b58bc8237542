package io.trailwright.approval.review.http;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.approval.person.PersonProvider;
import io.trailwright.approval.review.LaterReviewStore.Waiting;
import io.trailwright.approval.review.LaterReviews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Reviews that have to follow a break-glass. */
@Path("/v1/later-reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reviews")
@RolesAllowed(Roles.REVIEWER)
public class LaterReviewResource {
    private final LaterReviews later;
    private final PersonProvider persons;
    private final Clock clock;

    LaterReviewResource(LaterReviews later, PersonProvider persons, Clock clock) {
        this.later = later;
        this.persons = persons;
        this.clock = clock;
    }

    /** Those due first, first. */
    @Schema(name = "LaterReviewList")
    public record ListDoc(List<LineDoc> laterReviews) {}

    /** One of them. @param brokeGlass whoever did, by name @param state open or overdue */
    @Schema(name = "LaterReviewLine")
    public record LineDoc(
            UUID decisionId,
            String summary,
            String workflow,
            String action,
            String tier,
            String brokeGlass,
            Instant brokenAt,
            Instant dueAt,

            @Schema(enumeration = {"open", "overdue"}) String state) {
        static LineDoc of(Waiting waiting, Instant now) {
            var review = waiting.review();
            return new LineDoc(
                    review.trail(),
                    review.summary(),
                    review.workflow(),
                    review.action(),
                    review.tier().wire(),
                    waiting.later().name(),
                    waiting.later().brokenAt(),
                    waiting.later().dueAt(),
                    waiting.later().overdue(now) ? "overdue" : "open");
        }
    }

    /** Later reviews of the person's groups. */
    @GET
    @Operation(
            operationId = "listLaterReviews",
            summary = "Later reviews for my groups",
            description = "What was let run in an emergency and is not closed by a finding yet; at most 100.")
    @APIResponse(responseCode = "200", description = "The later reviews, those due first, first.")
    public Uni<ListDoc> open() {
        return later.open(persons.signedIn())
                .map(found -> new ListDoc(found.stream()
                        .map(each -> LineDoc.of(each, clock.instant()))
                        .toList()));
    }

    /** A program is told to send a token; only pages lead to the sign-in. */
    @ServerExceptionMapper(priority = 1)
    public Response unauthorized(UnauthorizedException failure) {
        return ApiRefusals.unauthenticated();
    }

    /** A token or session that does not verify. */
    @ServerExceptionMapper(priority = 1)
    public Response unauthorized(AuthenticationFailedException failure) {
        return ApiRefusals.unauthenticated();
    }
}
