package io.trailwright.ingest.decision.bulk.http;

import io.smallrye.mutiny.Multi;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.ingest.decision.bulk.BulkStreams;
import io.trailwright.ingest.decision.http.ProposalBody;
import io.trailwright.ingest.trail.http.RequestKeys;
import io.trailwright.problem.StandardProblem;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Decisions by the thousand: one proposal a line, one answer a line. */
@Path(BulkResource.PATH)
@Tag(name = "Decisions")
public class BulkResource {
    static final String PATH = "/v1/decisions:bulk";

    /** Newline-delimited JSON. */
    static final String NDJSON = "application/x-ndjson";

    private final CallerProvider callers;
    private final BulkStreams streams;
    private final ProposalLines lines;

    BulkResource(CallerProvider callers, BulkStreams streams, ProposalLines lines) {
        this.callers = callers;
        this.streams = streams;
        this.lines = lines;
    }

    @POST
    @Consumes(NDJSON)
    @RolesAllowed(Roles.INTEGRATION)
    @Operation(
            operationId = "proposeDecisions",
            summary = "Propose many decisions in one stream",
            description =
                    "One proposal a line, of any number of lines; plain or Content-Encoding: gzip. Each line that is"
                            + " not empty is answered by one line with its number, in order, as soon as it is recorded: with"
                            + " status 201 and the decision, or with the problem that the same request alone would get. A bad"
                            + " line fails nothing but itself. Each line is bound to Idempotency-Key, its number and its bytes:"
                            + " after a cut, send the whole stream again with the same key; what was recorded is answered as"
                            + " before. A stream is complete when its last line is answered. Read the answers while you send:"
                            + " whoever does not is not read from. With Accept-Encoding: gzip the answers are packed, and each can still be"
                            + " unpacked as soon as it comes.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = ProposalBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "One line for each line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = BulkLine.class)))
    @APIResponse(responseCode = "400", description = "No Idempotency-Key; nothing was read")
    @APIResponse(responseCode = "415", description = "Not application/x-ndjson, or neither plain nor gzip")
    @APIResponse(responseCode = "503", description = "Too many streams are open; nothing was read")
    public RestMulti<byte[]> propose(
            @HeaderParam(RequestKeys.HEADER) @Nullable String idempotencyKey,
            @HeaderParam("traceparent") @Nullable String traceparent,
            @HeaderParam("Content-Encoding") @Nullable String encoding,
            @HeaderParam("Accept-Encoding") @Nullable String accepted,
            @jakarta.ws.rs.core.Context ContainerRequestContext request,
            @jakarta.ws.rs.core.Context HttpServerRequest stream) {
        var caller = callers.caller();
        var keys = RequestKeys.ofLines(request, caller, "POST " + PATH);
        var gzip = gzip(encoding);
        if ("100-continue".equalsIgnoreCase(stream.getHeader("Expect"))) {
            stream.response().writeContinue();
        }
        return response(streams.answers(stream, gzip, lines.of(caller, keys, traceparent, thisLoop())), accepted);
    }

    /** The media type is given here and not by an annotation: of NDJSON, RESTEasy ends each item with a line feed of its own. */
    private static RestMulti<byte[]> response(Multi<byte[]> answers, @Nullable String accepted) {
        boolean packed = GzipAnswers.wanted(accepted);
        var response = RestMulti.fromMultiData(packed ? GzipAnswers.of(answers) : answers)
                .header("Content-Type", NDJSON)
                .header("Vary", "Accept-Encoding");
        return (packed ? response.header("Content-Encoding", "gzip") : response).build();
    }

    private static boolean gzip(@Nullable String encoding) {
        return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "gzip" -> true;
            default ->
                throw StandardProblem.UNSUPPORTED_MEDIA_TYPE.problem(
                        "Send the lines as they are, or with Content-Encoding: gzip.");
        };
    }

    private static Executor thisLoop() {
        Context context = Vertx.currentContext();
        return task -> context.runOnContext(ignored -> task.run());
    }
}
