package io.trailwright.ingest.client.policy;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.ingest.client.policy.ReplySlices.Result;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Refused.Kind;
import io.trailwright.ingest.ledger.PartDraft;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The bodies of the evaluation call. What cannot be read is never an answer. Most decisions of a batch are answered alike:
 * an evaluation whose bytes were read before is not read again. Not thread-safe; used for one reply.
 */
final class EvaluationReply {
    static final String GARBLED = "policy-garbled";

    private record Read(PartDraft part, Evaluation said) {}

    private final Map<ByteBuffer, Read> read = new HashMap<>();

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
        var results = ReplySlices.of(body);
        if (results.size() != count) {
            throw new JsonException("/results", "has " + results.size() + " results for " + count + " items");
        }
        var reply = new EvaluationReply();
        return results.stream().map(reply::outcome).toList();
    }

    private EvaluationOutcome outcome(Result result) {
        try {
            return result.problem().isPresent()
                    ? refused(object(result.problem().get()))
                    : evaluated(object(result.require("facts")), result.require("evaluation"));
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

    private EvaluationOutcome evaluated(Json.Obj facts, ByteBuffer evaluation) {
        var known = read.get(evaluation);
        if (known == null) {
            var json = object(evaluation);
            known = new Read(PartDraft.of("evaluation", json), Evaluation.read(json));
            read.put(evaluation, known);
        }
        return new EvaluationOutcome.Evaluated(facts, known.part(), known.said());
    }

    private static Json.Obj object(ByteBuffer slice) {
        var bytes = new byte[slice.remaining()];
        slice.duplicate().get(bytes);
        if (Json.parse(bytes) instanceof Json.Obj object) {
            return object;
        }
        throw new JsonException("", "is not an object");
    }
}
