package io.trailwright.policy.workflow.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.policy.precondition.Preconditions;
import io.trailwright.policy.workflow.WorkflowKey;
import io.trailwright.policy.workflow.WorkflowService;
import io.trailwright.policy.workflow.WorkflowVersion;
import io.trailwright.problem.Constrained;
import io.trailwright.problem.StandardProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Shows registered workflows of the caller's tenant. */
@Constrained
@Path("/v1/workflows")
@Tag(name = "Workflows")
@RolesAllowed({Roles.ADMIN, Roles.POLICY_AUTHOR, Roles.POLICY_APPROVER, Roles.AUDITOR, Roles.REVIEWER, Roles.INTEGRATION
})
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowReadResource {

    private final WorkflowService service;
    private final CallerProvider callers;

    /** Made by the container. */
    public WorkflowReadResource(WorkflowService service, CallerProvider callers) {
        this.service = service;
        this.callers = callers;
    }

    /** Lists workflows. */
    @GET
    @Operation(
            operationId = "listWorkflows",
            summary = "List workflows",
            description = "In the order of their ids, each in its newest version.")
    @APIResponse(responseCode = "200", description = "A page; `next` is the `after` of the next one.")
    public Uni<WorkflowDoc.Page> list(
            @RestQuery @DefaultValue("") String after, @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return service.list(callers.caller().tenant(), after, limit + 1).map(found -> WorkflowDoc.page(found, limit));
    }

    /** The newest version. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readWorkflow",
            summary = "Show a workflow",
            description = "The newest version; its digest is the ETag.")
    @APIResponse(responseCode = "200", description = "The newest version.")
    @APIResponse(responseCode = "404", description = "Not registered in this tenant.")
    public Uni<RestResponse<WorkflowDoc>> current(@RestPath String id) {
        return service.current(new WorkflowKey(callers.caller().tenant(), id)).map(WorkflowReadResource::found);
    }

    /** A version. */
    @GET
    @Path("/{id}/versions/{version}")
    @Operation(
            operationId = "readWorkflowVersion",
            summary = "Show a version of a workflow",
            description = "Versions never change.")
    @APIResponse(responseCode = "200", description = "The version.")
    @APIResponse(responseCode = "404", description = "Not registered in this tenant, or no such version.")
    public Uni<RestResponse<WorkflowDoc>> version(@RestPath String id, @RestPath @Min(1) int version) {
        return service.version(new WorkflowKey(callers.caller().tenant(), id), version)
                .map(WorkflowReadResource::found);
    }

    private static RestResponse<WorkflowDoc> found(Optional<WorkflowVersion> version) {
        return version.map(found -> RestResponse.ResponseBuilder.ok(WorkflowDoc.of(found))
                        .header(HttpHeaders.ETAG, Preconditions.tag(found.digest()))
                        .build())
                .orElseThrow(() -> StandardProblem.NOT_FOUND.problem("No such workflow is registered."));
    }
}
