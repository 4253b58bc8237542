package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.example.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision that was sent.
 *
 * @param answer what the ledger acknowledged it with
 * @param evaluated the answer, or the decision as it was read once policy had evaluated it
 */
record Proposal(Example example, Json.Obj answer, Json.Obj evaluated) {

    /** Sends an example. Where policy cannot answer in time, it is recorded, nothing may run, and this waits. */
    static Proposal send(World world, String name) {
        var example = world.examples().load(name);
        var answer =
                world.agent().post("/v1/decisions", example.body()).expect(201).json();
        if (!answer.string("verdict").equals("undetermined")) {
            return new Proposal(example, answer, answer);
        }
        world.teller()
                .line(name + ": policy did not answer in time; recorded as undetermined, so nothing may run."
                        + " Waiting for the evaluation …");
        var path = "/v1/decisions/" + answer.string("decisionId");
        var evaluated = World.await("The evaluation", () -> {
            var decision = world.agent()
                    .get(path, Map.of("Prefer", "wait=5"))
                    .expect(200)
                    .json();
            return Optional.of(decision).filter(read -> !read.string("verdict").equals("undetermined"));
        });
        return new Proposal(example, answer, evaluated);
    }

    String id() {
        return answer.string("decisionId");
    }

    String verdict() {
        return evaluated.string("verdict");
    }

    String tier() {
        return evaluated.optString("tier").orElse("undetermined");
    }

    List<Json.Obj> rules() {
        return evaluated.objectList("rules");
    }

    Optional<Json.Obj> requirement() {
        return evaluated.optObject("requirement");
    }

    /** What is missing, in words; empty when nothing is. */
    List<String> missing() {
        return evaluated.objectList("missing").stream()
                .map(item ->
                        item.string("what") + ": " + item.optString("reason").orElse(""))
                .toList();
    }

    /** Whether the permit came with the acknowledgement. */
    boolean permittedAtOnce() {
        return answer.optObject("permit").isPresent();
    }

    String path(String below) {
        return "/v1/decisions/" + id() + below;
    }
}
