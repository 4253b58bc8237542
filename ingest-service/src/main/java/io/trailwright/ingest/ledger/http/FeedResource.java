package io.trailwright.ingest.ledger.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.ingest.ledger.FeedPage;
import io.trailwright.ingest.ledger.Ledger;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The feed: every entry of every log, dense and in order, for the services that follow the ledger. */
@Path("/v1/logs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEDGER_SERVICE, Roles.APPROVAL_SERVICE, Roles.RECONSTRUCTION_SERVICE, Roles.POLICY_SERVICE})
@Tag(name = "Feed")
public class FeedResource {

    private final Ledger ledger;
    private final VisibleLogs visible;
    private final Clock clock;

    FeedResource(Ledger ledger, VisibleLogs visible, Clock clock) {
        this.ledger = ledger;
        this.visible = visible;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listLogs", summary = "The logs that hold something, in order, and how far each is")
    public Uni<LogsDoc> logs() {
        return ledger.heads().map(LogsDoc::of);
    }

    @GET
    @Path("/{log}/entries")
    @Operation(
            operationId = "readFeed",
            summary = "Entries after a position, dense and in order",
            description =
                    "Large entries make short pages: a page is empty only when nothing follows. With Prefer: wait=N"
                            + " an empty page is held back until something is recorded, for at most N seconds (60).")
    @APIResponse(responseCode = "200", description = "What follows the position, and where to go on")
    @APIResponse(responseCode = "404", description = "No such log")
    public Uni<FeedDoc> entries(
            @PathParam("log") String log,
            @Parameter(description = "Index of the last entry that the reader has; -1 for the start")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(description = "Most entries of the page: 1 to 1000, 100 unless said")
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @HeaderParam("Prefer") @Nullable String prefer) {
        String known = visible.require(log);
        long from = Numbers.orElse("after", after, -1, -1, Long.MAX_VALUE - 1);
        int most = (int) Numbers.orElse("limit", limit, 100, 1, 1000);
        Instant until = clock.instant().plus(WaitPreference.of(prefer));
        return page(known, from, most, until)
                .flatMap(page -> page.entries().isEmpty() ? unlessAbsent(known, page) : found(page));
    }

    private Uni<FeedPage> page(String log, long after, int limit, Instant until) {
        return ledger.feed(log, after, limit).flatMap(page -> {
            Duration left = Duration.between(clock.instant(), until);
            return page.entries().isEmpty() && left.compareTo(Duration.ZERO) > 0
                    ? ledger.moved(log, left).flatMap(moved -> page(log, after, limit, until))
                    : Uni.createFrom().item(page);
        });
    }

    private Uni<FeedDoc> unlessAbsent(String log, FeedPage page) {
        return ledger.checkpoint(log)
                .map(checkpoint -> checkpoint.map(any -> FeedDoc.of(page)).orElseThrow(VisibleLogs::absent));
    }

    private static Uni<FeedDoc> found(FeedPage page) {
        return Uni.createFrom().item(FeedDoc.of(page));
    }
}
