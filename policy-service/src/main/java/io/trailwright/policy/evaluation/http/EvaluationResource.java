package io.trailwright.policy.evaluation.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.mutiny.Uni;
import io.trailwright.access.Roles;
import io.trailwright.policy.evaluation.EvaluationService;
import io.trailwright.problem.BodyLimit;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    private final BodyLimit bodies;
    private final ObjectWriter json;

    /** Made by the container. */
    public EvaluationResource(EvaluationService service, BodyLimit bodies, ObjectMapper json) {
        this.service = service;
        this.bodies = bodies;
        this.json = json.writer();
    }

    /** Evaluates a batch; nothing is stored. */
    @POST
    @Operation(
            operationId = "evaluateDecisions",
            summary = "Evaluate proposed decisions",
            description = "Gives tier, fired rules, requirement and what is missing for each item, in the same order."
                    + " One item that names an unknown workflow does not fail the others.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EvaluationRequest.class)))
    @APIResponse(responseCode = "200", description = "One result for each item, in the same order.")
    @APIResponse(responseCode = "400", description = "The request breaks the contract; violations say where.")
    @APIResponse(responseCode = "403", description = "Only the ledger may ask.")
    public Uni<EvaluationResponse> evaluate(@Context HttpServerRequest request) {
        return bodies.whole(request)
                .flatMap(body -> service.evaluate(RequestReader.read(body)))
                .map(results -> ResponseMapper.response(results, json));
    }
}
