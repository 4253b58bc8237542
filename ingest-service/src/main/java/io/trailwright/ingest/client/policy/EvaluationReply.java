package io.trailwright.ingest.client.policy;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Refused.Kind;
import java.time.DateTimeException;
import java.util.List;

/** The bodies of the evaluation call. What cannot be read is never an answer. */
final class EvaluationReply {
    static final String GARBLED = "policy-garbled";

    private EvaluationReply() {}

    static byte[] request(List<EvaluationItem> items) {
        return Json.object()
                .put(
                        "items",
                        new Json.Arr(
                                items.stream().<Json>map(EvaluationItem::json).toList()))
                .build()
                .canonical();
    }

    /**
     * One outcome for each item, in order; a result that cannot be read spoils only its own.
     *
     * @throws JsonException if the body is not an object with exactly {@code count} results
     */
    static List<EvaluationOutcome> read(byte[] body, int count) {
        if (!(Json.parse(body) instanceof Json.Obj reply)) {
            throw new JsonException("", "is not an object");
        }
        var results = reply.array("results").items();
        if (results.size() != count) {
            throw new JsonException("/results", "has " + results.size() + " results for " + count + " items");
        }
        return results.stream().map(EvaluationReply::outcome).toList();
    }

    private static EvaluationOutcome outcome(Json result) {
        try {
            if (!(result instanceof Json.Obj object)) {
                return new EvaluationOutcome.Unavailable(GARBLED);
            }
            var problem = object.optObject("problem");
            return problem.isPresent() ? refused(problem.get()) : evaluated(object);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | JsonException unreadable) {
            return new EvaluationOutcome.Unavailable(GARBLED);
        }
    }

    private static EvaluationOutcome refused(Json.Obj problem) {
        return switch (problem.string("type")) {
            case "unknown-workflow" -> refused(Kind.UNKNOWN_WORKFLOW, problem, "/workflow");
            case "unknown-action" -> refused(Kind.UNKNOWN_ACTION, problem, "/action/type");
            default -> new EvaluationOutcome.Unavailable("policy-problem");
        };
    }

    private static EvaluationOutcome refused(Kind kind, Json.Obj problem, String pointer) {
        return new EvaluationOutcome.Refused(
                kind, problem.string("detail"), problem.optString("pointer").orElse(pointer));
    }

    private static EvaluationOutcome evaluated(Json.Obj result) {
        var evaluation = result.object("evaluation");
        Evaluation.read(evaluation);
        return new EvaluationOutcome.Evaluated(result.object("facts"), evaluation);
    }
}
