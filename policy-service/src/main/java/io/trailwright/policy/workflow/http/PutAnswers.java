package io.trailwright.policy.workflow.http;

import io.trailwright.policy.ProblemType;
import io.trailwright.policy.precondition.Preconditions;
import io.trailwright.policy.workflow.PutOutcome;
import io.trailwright.policy.workflow.WorkflowVersion;
import io.trailwright.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers to a registration. */
final class PutAnswers {

    private PutAnswers() {}

    static RestResponse<WorkflowDoc> answer(PutOutcome outcome) {
        if (outcome instanceof PutOutcome.Created created) {
            return answer(RestResponse.Status.CREATED, created.version());
        }
        if (outcome instanceof PutOutcome.Updated updated) {
            return answer(RestResponse.Status.OK, updated.version());
        }
        if (outcome instanceof PutOutcome.Unchanged unchanged) {
            return answer(RestResponse.Status.OK, unchanged.version());
        }
        if (outcome instanceof PutOutcome.Conflict conflict) {
            throw refused(
                    ProblemType.PRECONDITION_FAILED,
                    "Read the newest version, decide again, and send its ETag as If-Match.",
                    conflict.current());
        }
        throw refused(
                ProblemType.PRECONDITION_REQUIRED,
                "The workflow is registered already. Send the ETag of the version that you change as If-Match.",
                Optional.of(((PutOutcome.ConditionMissing) outcome).current()));
    }

    private static RestResponse<WorkflowDoc> answer(RestResponse.Status status, WorkflowVersion version) {
        return RestResponse.ResponseBuilder.create(status, WorkflowDoc.of(version))
                .header(HttpHeaders.ETAG, Preconditions.tag(version.digest()))
                .build();
    }

    private static HttpProblem refused(ProblemType type, String detail, Optional<WorkflowVersion> current) {
        HttpProblem.Builder problem = type.with(detail);
        current.ifPresent(version -> problem.withHeader(HttpHeaders.ETAG, Preconditions.tag(version.digest())));
        return problem.build();
    }
}
