package io.trailwright.policy.evaluation.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.policy.evaluation.EvaluationService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Evaluates for the ledger. */
@Path("/v1/evaluations")
@Tag(name = "Evaluations")
@RolesAllowed(Roles.LEDGER_SERVICE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {

    private final EvaluationService service;

    /** Made by the container. */
    public EvaluationResource(EvaluationService service) {
        this.service = service;
    }

    /** Evaluates a batch; nothing is stored. */
    @POST
    @Operation(
            summary = "Evaluate proposed decisions",
            description = "Gives tier, fired rules, requirement and what is missing for each item, in the same order."
                    + " One item that names an unknown workflow does not fail the others.")
    @APIResponse(responseCode = "200", description = "One result for each item, in the same order.")
    @APIResponse(responseCode = "400", description = "The request breaks the contract; violations say where.")
    @APIResponse(responseCode = "403", description = "Only the ledger may ask.")
    public Uni<EvaluationResponse> evaluate(@NotNull @Valid EvaluationRequest request) {
        return service.evaluate(RequestMapper.proposals(request)).map(ResponseMapper::response);
    }
}
