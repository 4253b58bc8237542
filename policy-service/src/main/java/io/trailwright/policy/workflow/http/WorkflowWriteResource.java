package io.trailwright.policy.workflow.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.core.json.Json;
import io.trailwright.policy.Author;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.http.DocumentBody;
import io.trailwright.policy.document.http.DocumentProblems;
import io.trailwright.policy.precondition.Preconditions;
import io.trailwright.policy.workflow.Registration;
import io.trailwright.policy.workflow.RegistrationReader;
import io.trailwright.policy.workflow.WorkflowService;
import io.trailwright.problem.StandardProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Registers workflows. */
@Path("/v1/workflows")
@Tag(name = "Workflows")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
public class WorkflowWriteResource {

    private final WorkflowService service;
    private final CallerProvider callers;

    /** Made by the container. */
    public WorkflowWriteResource(WorkflowService service, CallerProvider callers) {
        this.service = service;
        this.callers = callers;
    }

    /** Registers a workflow or a further version of it. */
    @PUT
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, DocumentBody.YAML})
    @Operation(
            operationId = "registerWorkflow",
            summary = "Register a workflow",
            description = "Adds a version. To change a workflow, send its ETag as If-Match."
                    + " Sending what is the newest version already changes nothing.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = RegistrationDoc.class)))
    @APIResponse(responseCode = "200", description = "The newest version, new or unchanged.")
    @APIResponseSchema(responseCode = "201", responseDescription = "The first version.", value = WorkflowDoc.class)
    @APIResponse(responseCode = "400", description = "The document breaks the format; violations say where.")
    @APIResponse(responseCode = "412", description = "The version that If-Match names is not the newest.")
    @APIResponse(responseCode = "428", description = "The workflow is there and If-Match is missing.")
    public Uni<RestResponse<WorkflowDoc>> put(
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            byte[] document) {
        Caller caller = callers.caller();
        return service.put(
                        caller.tenant(),
                        registration(id, contentType, document),
                        Preconditions.read(ifMatch, ifNoneMatch),
                        new Author(caller.iss(), caller.sub(), caller.name()))
                .map(PutAnswers::answer);
    }

    private static Registration registration(String id, String contentType, byte[] document) {
        try {
            Registration registration = RegistrationReader.read(withId(DocumentBody.parse(contentType, document), id));
            if (!registration.id().equals(id)) {
                throw StandardProblem.INVALID_REQUEST
                        .with("Send the document to the path of its own id.")
                        .violation("/id", "must be the id in the path, or be left out")
                        .build();
            }
            return registration;
        } catch (DefectiveDocumentException e) {
            throw DocumentProblems.problem(e);
        }
    }

    private static Json.Obj withId(Json.Obj document, String id) {
        if (document.members().containsKey("id")) {
            return document;
        }
        var builder = Json.object().put("id", id);
        document.members().forEach(builder::put);
        return builder.build();
    }
}
