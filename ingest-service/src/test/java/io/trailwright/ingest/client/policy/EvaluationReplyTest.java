package io.trailwright.ingest.client.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.json.JsonException;
import io.trailwright.ingest.Trails;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Evaluated;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Refused;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationReplyTest {
    private static final String GOOD =
            new String(Trails.evaluation("high", 1, List.of()).canonical(), StandardCharsets.UTF_8);

    @Test
    void aGoodResultIsTakenAsItIs() {
        // When
        var outcome = read("{\"facts\":{\"a\":1},\"evaluation\":" + GOOD + "}");

        // Then
        var evaluated = assertInstanceOf(Evaluated.class, outcome);
        assertEquals(GOOD, new String(evaluated.evaluation().body(), StandardCharsets.UTF_8));
        assertEquals(1, evaluated.facts().integer("a"));
    }

    @Test
    void unknownWorkflowAndActionAreRefusals() {
        assertEquals(
                new Refused(Refused.Kind.UNKNOWN_WORKFLOW, "d", "/workflow"),
                read("{\"problem\":{\"type\":\"unknown-workflow\",\"detail\":\"d\"}}"));
        assertEquals(
                new Refused(Refused.Kind.UNKNOWN_ACTION, "d", "/action/type"),
                read("{\"problem\":{\"type\":\"unknown-action\",\"detail\":\"d\",\"pointer\":\"/action/type\"}}"));
        assertEquals(
                new Unavailable("policy-problem"), read("{\"problem\":{\"type\":\"out-of-luck\",\"detail\":\"d\"}}"));
    }

    @Test
    void whateverTheFoldCouldNotReadIsNoAnswer() {
        for (var result : List.of(
                "1",
                "null",
                "{}",
                "{\"facts\":{}}",
                "{\"evaluation\":" + GOOD + "}",
                "{\"facts\":[],\"evaluation\":" + GOOD + "}",
                "{\"facts\":{},\"evaluation\":{}}",
                "{\"facts\":{},\"evaluation\":" + GOOD.replace("\"high\"", "\"enormous\"") + "}",
                "{\"facts\":{},\"evaluation\":" + GOOD.replace("\"approvals\":1", "\"approvals\":-1") + "}",
                "{\"facts\":{},\"evaluation\":" + GOOD.replace("\"approvals\":1", "\"approvals\":1e300") + "}",
                "{\"facts\":{},\"evaluation\":" + GOOD.replace("PT4H", "soon") + "}",
                "{\"facts\":{},\"evaluation\":" + GOOD.replace("evaluated", "allowed") + "}",
                "{\"problem\":{}}")) {
            assertEquals(new Unavailable("policy-garbled"), read(result), result);
        }
    }

    @Test
    void whatIsAnsweredAlikeIsReadOnceAndWhatDiffersIsKeptApart() {
        // Given three results, of which two have the same evaluation
        var good = "{\"facts\":{\"a\":1},\"evaluation\":" + GOOD + "}";
        var alike = "{\"facts\":{\"a\":3},\"evaluation\":" + GOOD + "}";
        var other = "{\"facts\":{\"a\":2},\"evaluation\":" + GOOD.replace("\"high\"", "\"low\"") + "}";

        // When
        var outcomes = EvaluationReply.read(
                        ("{\"results\":[" + good + "," + other + "," + alike + "]}").getBytes(StandardCharsets.UTF_8),
                        3)
                .stream()
                .map(Evaluated.class::cast)
                .toList();

        // Then
        assertEquals(
                List.of(1L, 2L, 3L),
                outcomes.stream().map(each -> each.facts().integer("a")).toList());
        assertSame(outcomes.get(0).evaluation(), outcomes.get(2).evaluation());
        assertEquals(
                GOOD.replace("\"high\"", "\"low\""),
                new String(outcomes.get(1).evaluation().body(), StandardCharsets.UTF_8));
    }

    @Test
    void aReplyThatIsNotOneListOfResultsIsRefusedWhole() {
        for (var body : List.of(
                "",
                "[]",
                "{}",
                "{\"results\":{}}",
                "{\"results\":[]}",
                "{\"results\":[1,2]}",
                "{\"results\":[{}]} 1",
                "{\"results\":[{}],\"results\":[{}]}",
                "{\"results\":[{\"facts\":{},\"facts\":{}}]}",
                "{\"results\":[{}")) {
            assertThrows(
                    JsonException.class, () -> EvaluationReply.read(body.getBytes(StandardCharsets.UTF_8), 1), body);
        }
    }

    @Test
    void aBadResultSpoilsOnlyItsOwn() {
        // When
        var outcomes = EvaluationReply.read(
                ("{\"results\":[{},{\"facts\":{},\"evaluation\":" + GOOD + "}]}").getBytes(StandardCharsets.UTF_8), 2);

        // Then
        assertEquals(new Unavailable("policy-garbled"), outcomes.get(0));
        assertInstanceOf(Evaluated.class, outcomes.get(1));
    }

    private static EvaluationOutcome read(String result) {
        return EvaluationReply.read(("{\"results\":[" + result + "]}").getBytes(StandardCharsets.UTF_8), 1)
                .get(0);
    }
}
