package io.trailwright.ingest.ledger.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The entries of one decision with their proofs: all that another needs to verify it without trusting this service. */
@Path("/v1/decisions/{id}/entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proofs")
public class TrailEntriesResource {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Ledger ledger;
    private final VisibleLogs visible;

    TrailEntriesResource(Ledger ledger, VisibleLogs visible) {
        this.ledger = ledger;
        this.visible = visible;
    }

    @GET
    @RolesAllowed({
        Roles.AUDITOR,
        Roles.INTEGRATION,
        Roles.LEDGER_SERVICE,
        Roles.APPROVAL_SERVICE,
        Roles.RECONSTRUCTION_SERVICE,
        Roles.POLICY_SERVICE
    })
    @Operation(operationId = "readEntries", summary = "The entries of a decision, proven against one checkpoint")
    @APIResponse(responseCode = "200", description = "Every entry in order")
    @APIResponse(responseCode = "404", description = "No such decision in the caller's tenant")
    public Uni<TrailDoc> entries(@PathParam("id") String id) {
        if (!ID.matcher(id).matches()) {
            throw absent();
        }
        UUID trail = UUID.fromString(id);
        Uni<Optional<String>> log =
                visible.all() ? ledger.logOf(trail) : Uni.createFrom().item(Optional.of(visible.own()));
        return log.map(found -> found.orElseThrow(TrailEntriesResource::absent))
                .flatMap(name -> ledger.provenTrail(name, trail))
                .map(page -> {
                    if (page.entries().isEmpty()) {
                        throw absent();
                    }
                    return TrailDoc.of(page);
                });
    }

    private static HttpProblem absent() {
        return StandardProblem.NOT_FOUND.problem("Check the id: there is no such decision in your tenant.");
    }
}
