package io.trailwright.reconstruction.trail.http;

import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.bundle.BundleCodec;
import io.trailwright.problem.Constrained;
import io.trailwright.problem.ProblemMappers;
import io.trailwright.problem.StandardProblem;
import io.trailwright.reconstruction.account.Headline;
import io.trailwright.reconstruction.trail.Reconstruction;
import io.trailwright.reconstruction.trail.TrailService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Rebuilt decisions of the caller's own tenant. Another tenant's decision answers exactly as one that is not there. */
@Constrained
@Path("/v1/trails")
@Tag(name = "trails")
@RolesAllowed({Roles.AUDITOR, Roles.INTEGRATION})
public class TrailResource {
    private static final String ZIP = "application/zip";

    private final TrailService trails;
    private final CallerProvider callers;
    private final Clock clock;

    TrailResource(TrailService trails, CallerProvider callers, Clock clock) {
        this.trails = trails;
        this.callers = callers;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listTrails",
            summary = "Lists the tenant's decisions, newest first",
            description =
                    "A page at a time. The Link header and `next` lead to the next page; neither is there on the last.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "400", description = "A parameter is out of bounds")
    public Uni<RestResponse<TrailListBody>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") @Nullable UUID after) {
        var tenant = callers.caller().tenant();
        return trails.list(tenant, Optional.ofNullable(after), limit + 1).map(lines -> page(lines, limit));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getTrail",
            summary = "Rebuilds one decision",
            description =
                    "The plain-language account, the timeline, the five parts, the nine fields, approvals, rules and"
                            + " violations, and the verification of every hash, proof and signature, done by this service itself.")
    @APIResponse(responseCode = "200", description = "The decision, rebuilt and verified")
    @APIResponse(responseCode = "404", description = "The tenant has no such decision")
    public Uni<TrailBody> get(@PathParam("id") UUID id) {
        var tenant = callers.caller().tenant();
        return trails.reconstruct(tenant, id).map(found -> TrailMapper.body(require(found)));
    }

    @GET
    @Path("/{id}/bundle")
    @Produces(ZIP)
    @Operation(
            operationId = "getBundle",
            summary = "Exports one decision as a bundle",
            description = "One file with entries, parts, proofs and checkpoint, which an outsider verifies offline."
                    + " The same log state gives the same bytes. A trail that does not verify is exported as it is:"
                    + " the verifier refuses it and says why.")
    @APIResponse(responseCode = "200", description = "The bundle")
    @APIResponse(responseCode = "404", description = "The tenant has no such decision")
    @APIResponse(responseCode = "503", description = "The ledger handed out nothing that could be exported")
    public Uni<RestResponse<byte[]>> bundle(@PathParam("id") UUID id) {
        var tenant = callers.caller().tenant();
        return trails.reconstruct(tenant, id)
                .map(found -> file(id, require(found).bundle()));
    }

    /** A program without a token is told so; only pages send people to sign in. */
    @ServerExceptionMapper
    public Response unauthenticated(UnauthorizedException nobody, UriInfo uri) {
        var problem = StandardProblem.UNAUTHENTICATED
                .with("Send a bearer token.")
                .withHeader("WWW-Authenticate", "Bearer")
                .build();
        return new ProblemMappers().problem(problem, uri);
    }

    private static Reconstruction require(Optional<Reconstruction> found) {
        return found.orElseThrow(() -> StandardProblem.NOT_FOUND.problem("Nothing with this address exists for you."));
    }

    private static RestResponse<byte[]> file(UUID id, Optional<Bundle> bundle) {
        var content = bundle.map(BundleCodec::write)
                .orElseThrow(() -> TrailProblem.NO_BUNDLE.problem(
                        "Ask again when the ledger answers; the trail itself shows what is wrong."));
        return RestResponse.ResponseBuilder.ok(content, ZIP)
                .header("Content-Disposition", "attachment; filename=\"trail-" + id + ".zip\"")
                .build();
    }

    private RestResponse<TrailListBody> page(List<Headline> lines, int limit) {
        boolean more = lines.size() > limit;
        var shown = more ? lines.subList(0, limit) : lines;
        var next = more ? Optional.of(shown.get(limit - 1).decision()) : Optional.<UUID>empty();
        var now = clock.instant();
        var body = new TrailListBody(
                shown.stream().map(line -> TrailListBody.LineBody.of(line, now)).toList(), next);
        var response = RestResponse.ResponseBuilder.ok(body);
        next.ifPresent(
                id -> response.header("Link", "</v1/trails?limit=" + limit + "&after=" + id + ">; rel=\"next\""));
        return response.build();
    }
}
