package io.trailwright.policy.document.http;

import io.trailwright.policy.ProblemType;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DocumentParser;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.ProblemKind;
import io.trailwright.problem.StandardProblem;
import io.trailwright.problem.Violation;

/** Turns the defects of a document into a problem. */
public final class DocumentProblems {

    private DocumentProblems() {}

    /** The problem: 413 or 400 where the document breaks the format, 422 where it can be read and must not be used. */
    public static HttpProblem problem(DefectiveDocumentException refused) {
        HttpProblem.Builder problem =
                switch (refused.kind()) {
                    case TOO_LARGE ->
                        with(StandardProblem.TOO_LARGE, "Send at most %d bytes.".formatted(DocumentParser.MAX_BYTES));
                    case MALFORMED ->
                        with(ProblemType.MALFORMED_DOCUMENT, "Send one well-formed YAML or JSON document.");
                    case SHAPE ->
                        with(StandardProblem.INVALID_REQUEST, "Correct what the violations name and send it again.");
                    case CONTENT ->
                        with(
                                ProblemType.DOCUMENT_REFUSED,
                                "Nothing was published. Correct the rules or tests that the violations name.");
                };
        return problem.violations(refused.defects().stream()
                        .map(defect -> new Violation(defect.pointer(), defect.message()))
                        .toList())
                .build();
    }

    private static HttpProblem.Builder with(ProblemKind kind, String detail) {
        return kind.with(detail);
    }
}
