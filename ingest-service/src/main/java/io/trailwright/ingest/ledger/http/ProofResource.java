package io.trailwright.ingest.ledger.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.core.entry.Digest;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.WitnessedCheckpoint;
import io.trailwright.problem.StandardProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The newest checkpoint of a log, and proofs for every size that it has had. */
@Path("/v1/logs/{log}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    PublicReading.ROLE,
    Roles.AUDITOR,
    Roles.INTEGRATION,
    Roles.LEDGER_SERVICE,
    Roles.APPROVAL_SERVICE,
    Roles.RECONSTRUCTION_SERVICE,
    Roles.POLICY_SERVICE
})
@Tag(name = "Proofs")
public class ProofResource {

    private final Ledger ledger;
    private final VisibleLogs visible;

    ProofResource(Ledger ledger, VisibleLogs visible) {
        this.ledger = ledger;
        this.visible = visible;
    }

    @GET
    @Path("/checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "readCheckpoint",
            summary = "The newest signed checkpoint (C2SP tlog-checkpoint)",
            description = "With the cosignatures of witnesses as further signature lines, as far as there are any yet.")
    @APIResponse(responseCode = "200", description = "The signed note")
    @APIResponse(responseCode = "404", description = "No such log, or nothing in it")
    public Uni<String> checkpoint(@PathParam("log") String log) {
        return ledger.checkpoint(visible.requirePublished(log)).map(found -> found.orElseThrow(VisibleLogs::absent));
    }

    @GET
    @Path("/checkpoint/witnessed")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "readWitnessedCheckpoint",
            summary = "The newest signed checkpoint that a witness has cosigned (C2SP tlog-cosignature)")
    @APIResponse(responseCode = "200", description = "The signed note with at least one cosignature")
    @APIResponse(responseCode = "404", description = "No such log, or nothing of it is witnessed yet")
    public Uni<String> witnessed(@PathParam("log") String log) {
        return ledger.witnessed(visible.requirePublished(log)).map(found -> found.map(WitnessedCheckpoint::note)
                .orElseThrow(() -> StandardProblem.NOT_FOUND.problem(
                        "Not yet witnessed: no witness has cosigned a checkpoint of this log. Read"
                                + " /checkpoint, which only the log has signed.")));
    }

    @GET
    @Path("/proof/inclusion")
    @Operation(operationId = "proveInclusion", summary = "That an entry is in the tree of a size (RFC 9162, 2.1.3)")
    @APIResponse(responseCode = "200", description = "The path, from the leaf upwards")
    @APIResponse(responseCode = "404", description = "No such log, no tree of this size yet, or no such entry in it")
    public Uni<ProofDoc> inclusion(
            @PathParam("log") String log,
            @Parameter(description = "Position of the entry, from 0") @QueryParam("index") @Nullable String index,
            @Parameter(description = "Number of entries of the tree") @QueryParam("size") @Nullable String size) {
        return proof(ledger.inclusionProof(
                visible.requirePublished(log),
                Numbers.required("index", index, 0, Long.MAX_VALUE),
                Numbers.required("size", size, 1, Long.MAX_VALUE)));
    }

    @GET
    @Path("/proof/consistency")
    @Operation(operationId = "proveConsistency", summary = "That one tree continues another (RFC 9162, 2.1.4)")
    @APIResponse(responseCode = "200", description = "The path; empty when the sizes are the same")
    @APIResponse(responseCode = "404", description = "No such log, or no trees of these sizes")
    public Uni<ProofDoc> consistency(
            @PathParam("log") String log,
            @Parameter(description = "Size of the earlier tree") @QueryParam("from") @Nullable String from,
            @Parameter(description = "Size of the later tree") @QueryParam("to") @Nullable String to) {
        return proof(ledger.consistencyProof(
                visible.requirePublished(log),
                Numbers.required("from", from, 1, Long.MAX_VALUE),
                Numbers.required("to", to, 1, Long.MAX_VALUE)));
    }

    private static Uni<ProofDoc> proof(Uni<Optional<List<Digest>>> proof) {
        return proof.map(found -> ProofDoc.of(found.orElseThrow(VisibleLogs::absent)));
    }
}
