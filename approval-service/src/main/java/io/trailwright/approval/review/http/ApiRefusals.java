package io.trailwright.approval.review.http;

import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.ws.rs.core.Response;

/** What programs are told that are not signed in: to send a token. Only pages lead to the sign-in. */
final class ApiRefusals {
    private ApiRefusals() {}

    static Response unauthenticated() {
        var problem = StandardProblem.UNAUTHENTICATED.problem("Send a bearer token that is valid for this service.");
        return Response.status(problem.status())
                .type(HttpProblem.MEDIA_TYPE)
                .header("WWW-Authenticate", "Bearer")
                .header("Cache-Control", "no-store")
                .entity(ProblemBody.of(problem))
                .build();
    }
}
