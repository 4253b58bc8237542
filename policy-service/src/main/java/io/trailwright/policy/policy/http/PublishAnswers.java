package io.trailwright.policy.policy.http;

import io.trailwright.policy.ProblemType;
import io.trailwright.policy.policy.PolicyVersion;
import io.trailwright.policy.policy.PublishOutcome;
import io.trailwright.policy.precondition.Expectation;
import io.trailwright.policy.precondition.Preconditions;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers to a publication. */
final class PublishAnswers {

    private PublishAnswers() {}

    static RestResponse<PolicyDoc> answer(PublishOutcome outcome, Expectation expected) {
        if (outcome instanceof PublishOutcome.Published published) {
            return answer(RestResponse.Status.CREATED, published.version());
        }
        if (outcome instanceof PublishOutcome.Unchanged unchanged) {
            return answer(RestResponse.Status.OK, unchanged.version());
        }
        if (outcome instanceof PublishOutcome.ScopeTaken taken) {
            throw ProblemType.SCOPE_TAKEN
                    .with("Policy %s covers action %s of workflow %s already. Take it out of one of the two scopes."
                            .formatted(
                                    taken.policy(),
                                    taken.pair().action(),
                                    taken.pair().workflow()))
                    .violation("/scope", "overlaps with policy " + taken.policy())
                    .build();
        }
        throw expected instanceof Expectation.None
                ? ProblemType.WRITE_CONFLICT.problem("Somebody published at the same moment. Publish again.")
                : ProblemType.PRECONDITION_FAILED.problem(
                        "Read the newest version, decide again, and send its ETag as If-Match.");
    }

    private static RestResponse<PolicyDoc> answer(RestResponse.Status status, PolicyVersion version) {
        return RestResponse.ResponseBuilder.create(status, PolicyDoc.of(version))
                .location(URI.create("/v1/policies/%s/versions/%d".formatted(version.id(), version.version())))
                .header(HttpHeaders.ETAG, Preconditions.tag(version.digest()))
                .build();
    }
}
