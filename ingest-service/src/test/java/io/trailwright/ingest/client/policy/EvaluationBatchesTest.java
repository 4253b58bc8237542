package io.trailwright.ingest.client.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Refused;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Unavailable;
import io.trailwright.testing.HandClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationBatchesTest {
    private final List<List<String>> calls = new ArrayList<>();
    private final List<UniEmitter<? super byte[]>> inFlight = new ArrayList<>();
    private final HandClock clock = new HandClock();
    private final EvaluationBatches batches =
            new EvaluationBatches(this::call, new Breaker(clock, Duration.ofMillis(200), Duration.ofSeconds(5)), 5000);

    @Test
    void whatWaitsGoesAsOneBatchTheMomentTheCallIsBack() {
        // Given
        var first = evaluate("a");
        var rest = List.of(evaluate("b"), evaluate("c"), evaluate("d"));

        // When
        answer();
        answer();

        // Then
        assertEquals(List.of(List.of("a"), List.of("b", "c", "d")), calls);
        assertEquals("a", first.refusedName());
        assertEquals(
                List.of("b", "c", "d"), rest.stream().map(Answer::refusedName).toList());
    }

    @Test
    void aBatchHasAtMostAThousandItems() {
        // Given
        var first = evaluate("first");
        IntStream.range(0, 1500).forEach(i -> evaluate("n" + i));

        // When
        answer();
        answer();
        answer();

        // Then
        assertEquals(List.of(1, 1000, 500), calls.stream().map(List::size).toList());
        assertEquals("first", first.refusedName());
    }

    @Test
    void anItemThatPolicyChokesOnIsAloneInThat() {
        // Given
        evaluate("a");
        var good = evaluate("good");
        var bad = evaluate("bad");
        var alsoGood = evaluate("alsoGood");
        answer();

        // When: the whole batch, then the halves
        fail(new PolicyFailure("policy-status-400", true, new RuntimeException()));
        answer();
        fail(new PolicyFailure("policy-status-400", true, new RuntimeException()));
        fail(new PolicyFailure("policy-status-400", true, new RuntimeException()));
        answer();

        // Then
        assertEquals("good", good.refusedName());
        assertEquals(new Unavailable("policy-status-400"), bad.outcome);
        assertEquals("alsoGood", alsoGood.refusedName());
        assertTrue(batches.available());
    }

    @Test
    void aFailedCallAnswersAllThatWaitAndSparesPolicyForAWhile() {
        // Given
        var first = evaluate("a");
        var waiting = evaluate("b");

        // When
        fail(new PolicyFailure("policy-slow", false, new RuntimeException()));
        var during = evaluate("c");
        clock.forward(Duration.ofMillis(201));
        var after = evaluate("d");
        answer();

        // Then
        assertEquals(new Unavailable("policy-slow"), first.outcome);
        assertEquals(new Unavailable("policy-slow"), waiting.outcome);
        assertEquals(new Unavailable("policy-slow"), during.outcome);
        assertEquals("d", after.refusedName());
        assertEquals(List.of(List.of("a"), List.of("d")), calls);
    }

    @Test
    void pausesDoubleUpToTheLongestAndEndWithASuccess() {
        // Given
        for (int i = 0; i < 10; i++) {
            evaluate("x");
            fail(new PolicyFailure("policy-unreachable", false, new RuntimeException()));
            assertFalse(batches.available());
            clock.forward(Duration.ofMillis(Math.min(200L << i, 5000)));
            assertTrue(batches.available(), "after failure " + i);
        }

        // When
        evaluate("y");
        answer();
        evaluate("z");
        fail(new PolicyFailure("policy-unreachable", false, new RuntimeException()));

        // Then
        clock.forward(Duration.ofMillis(200));
        assertTrue(batches.available());
    }

    @Test
    void anAnswerThatCannotBeReadIsNoAnswer() {
        for (var body :
                List.of("", "[]", "{\"results\":[]}", "{\"results\":[{},{}]}", "{\"results\":[{}]", "{\"x\":1}")) {
            // When
            var answer = evaluate("a");
            inFlight.remove(0).complete(body.getBytes(StandardCharsets.UTF_8));

            // Then
            assertEquals(new Unavailable("policy-garbled"), answer.outcome, body);
            clock.forward(Duration.ofSeconds(6));
        }
    }

    @Test
    void theQueueIsBounded() {
        // Given
        var small =
                new EvaluationBatches(this::call, new Breaker(clock, Duration.ofMillis(200), Duration.ofSeconds(5)), 2);

        // When
        var answers =
                IntStream.range(0, 4).mapToObj(i -> subscribe(small, "n" + i)).toList();

        // Then: one is in flight, two wait
        assertEquals(new Unavailable("policy-overloaded"), answers.get(3).outcome);
        assertEquals(null, answers.get(2).outcome);
    }

    private Answer evaluate(String name) {
        return subscribe(batches, name);
    }

    private static Answer subscribe(EvaluationBatches batches, String name) {
        var answer = new Answer();
        batches.evaluate(new EvaluationItem(Json.object().put("name", name).build()))
                .subscribe()
                .with(outcome -> answer.outcome = outcome);
        return answer;
    }

    private Uni<byte[]> call(byte[] items) {
        calls.add(((Json.Obj) Json.parse(items))
                .objectList("items").stream().map(item -> item.string("name")).toList());
        return Uni.createFrom().emitter(inFlight::add);
    }

    /** Each result refuses its item by name, so that mixed-up answers show. */
    private void answer() {
        var results = calls.get(calls.size() - inFlight.size()).stream()
                .map(name -> "{\"problem\":{\"type\":\"unknown-workflow\",\"detail\":\"" + name + "\"}}")
                .collect(Collectors.joining(",", "{\"results\":[", "]}"));
        inFlight.remove(0).complete(results.getBytes(StandardCharsets.UTF_8));
    }

    private void fail(Throwable failure) {
        inFlight.remove(0).fail(failure);
    }

    private static final class Answer {
        private EvaluationOutcome outcome;

        String refusedName() {
            return assertInstanceOf(Refused.class, outcome).detail();
        }
    }
}
