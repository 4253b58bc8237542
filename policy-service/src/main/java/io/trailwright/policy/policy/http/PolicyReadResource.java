package io.trailwright.policy.policy.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.CallerProvider;
import io.trailwright.access.Roles;
import io.trailwright.policy.policy.PolicyKey;
import io.trailwright.policy.policy.PolicyService;
import io.trailwright.policy.policy.PolicyVersion;
import io.trailwright.policy.precondition.Preconditions;
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

/** Shows policies of the caller's tenant. */
@Constrained
@Path("/v1/policies")
@Tag(name = "Policies")
@RolesAllowed({Roles.POLICY_AUTHOR, Roles.POLICY_APPROVER, Roles.ADMIN, Roles.AUDITOR, Roles.REVIEWER})
@Produces(MediaType.APPLICATION_JSON)
public class PolicyReadResource {

    private final PolicyService service;
    private final CallerProvider callers;

    /** Made by the container. */
    public PolicyReadResource(PolicyService service, CallerProvider callers) {
        this.service = service;
        this.callers = callers;
    }

    /** Lists policies. */
    @GET
    @Operation(
            operationId = "listPolicies",
            summary = "List policies",
            description = "In the order of their ids, each in its newest version.")
    @APIResponse(responseCode = "200", description = "A page; `next` is the `after` of the next one.")
    public Uni<PolicyDoc.Page> list(
            @RestQuery @DefaultValue("") String after, @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit) {
        return service.list(callers.caller().tenant(), after, limit + 1).map(found -> PolicyDoc.page(found, limit));
    }

    /** The newest version. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readPolicy",
            summary = "Show a policy",
            description = "The newest version; its digest is the ETag.")
    @APIResponse(responseCode = "200", description = "The newest version.")
    @APIResponse(responseCode = "404", description = "No such policy in this tenant.")
    public Uni<RestResponse<PolicyDoc>> current(@RestPath String id) {
        return service.current(new PolicyKey(callers.caller().tenant(), id)).map(PolicyReadResource::found);
    }

    /** A version. */
    @GET
    @Path("/{id}/versions/{version}")
    @Operation(
            operationId = "readPolicyVersion",
            summary = "Show a version of a policy",
            description = "Versions never change.")
    @APIResponse(responseCode = "200", description = "The version.")
    @APIResponse(responseCode = "404", description = "No such policy in this tenant, or no such version.")
    public Uni<RestResponse<PolicyDoc>> version(@RestPath String id, @RestPath @Min(1) int version) {
        return service.version(new PolicyKey(callers.caller().tenant(), id), version)
                .map(PolicyReadResource::found);
    }

    private static RestResponse<PolicyDoc> found(Optional<PolicyVersion> version) {
        return version.map(found -> RestResponse.ResponseBuilder.ok(PolicyDoc.of(found))
                        .header(HttpHeaders.ETAG, Preconditions.tag(found.digest()))
                        .build())
                .orElseThrow(() -> StandardProblem.NOT_FOUND.problem("No such policy is published."));
    }
}
