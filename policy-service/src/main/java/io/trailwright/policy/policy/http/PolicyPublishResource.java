package io.trailwright.policy.policy.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.policy.Author;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.http.DocumentBody;
import io.trailwright.policy.document.http.DocumentProblems;
import io.trailwright.policy.policy.PolicyService;
import io.trailwright.policy.policy.TestedPolicy;
import io.trailwright.policy.precondition.Expectation;
import io.trailwright.policy.precondition.Preconditions;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Publishes policies. */
@Path("/v1/policies")
@Tag(name = "Policies")
@RolesAllowed(Roles.POLICY_AUTHOR)
@Produces(MediaType.APPLICATION_JSON)
public class PolicyPublishResource {

    private final PolicyService service;
    private final CallerProvider callers;
    private final Vertx vertx;

    /** Made by the container. */
    public PolicyPublishResource(PolicyService service, CallerProvider callers, Vertx vertx) {
        this.service = service;
        this.callers = callers;
        this.vertx = vertx;
    }

    /** Publishes a version. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, DocumentBody.YAML})
    @Operation(
            operationId = "publishPolicy",
            summary = "Publish a policy",
            description =
                    "Compiles every rule and runs the document's own tests, then adds a version that never changes"
                            + " and is in force at once. Publishing what is the newest version already changes nothing.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "The document is the newest version already.")
    @APIResponseSchema(responseCode = "201", responseDescription = "A new version, in force.", value = PolicyDoc.class)
    @APIResponse(responseCode = "400", description = "The document breaks the format; violations say where.")
    @APIResponse(responseCode = "409", description = "Another policy covers the same, or somebody published meanwhile.")
    @APIResponse(responseCode = "412", description = "The version that If-Match names is not the newest.")
    @APIResponse(
            responseCode = "422",
            description = "A rule does not compile or a test fails; violations name each by JSON pointer.")
    public Uni<RestResponse<PolicyDoc>> publish(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @RestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            byte[] document) {
        Caller caller = callers.caller();
        Expectation expected = Preconditions.read(ifMatch, ifNoneMatch);
        Author author = new Author(caller.iss(), caller.sub(), caller.name());
        return vertx.executeBlocking(() -> tested(contentType, document))
                .chain(tested -> service.publish(caller.tenant(), tested, expected, author))
                .map(outcome -> PublishAnswers.answer(outcome, expected));
    }

    private static TestedPolicy tested(String contentType, byte[] document) {
        try {
            return TestedPolicy.of(DocumentBody.parse(contentType, document));
        } catch (DefectiveDocumentException e) {
            throw DocumentProblems.problem(e);
        }
    }
}
