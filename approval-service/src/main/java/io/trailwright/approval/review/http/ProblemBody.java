package io.trailwright.approval.review.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.trailwright.problem.HttpProblem;

/** The members of RFC 9457 that a refusal without more to say has. */
@JsonPropertyOrder({"type", "title", "status", "detail"})
record ProblemBody(String type, String title, int status, String detail) {
    static ProblemBody of(HttpProblem problem) {
        return new ProblemBody(
                problem.type().toString(),
                problem.title(),
                problem.status(),
                problem.detail().orElse(""));
    }
}
