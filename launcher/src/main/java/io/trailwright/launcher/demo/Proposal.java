package io.trailwright.launcher.demo;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.example.Example;
import java.util.List;
import java.util.Optional;

/** A decision that was sent, and what the ledger said. */
record Proposal(Example example, Json.Obj answer) {

    static Proposal send(World world, String name) {
        var example = world.examples().load(name);
        return new Proposal(
                example,
                world.agent().post("/v1/decisions", example.body()).expect(201).json());
    }

    String id() {
        return answer.string("decisionId");
    }

    String verdict() {
        return answer.string("verdict");
    }

    String tier() {
        return answer.optString("tier").orElse("undetermined");
    }

    List<Json.Obj> rules() {
        return answer.objectList("rules");
    }

    Optional<Json.Obj> requirement() {
        return answer.optObject("requirement");
    }

    /** What is missing, in words; empty when nothing is. */
    List<String> missing() {
        return answer.objectList("missing").stream()
                .map(item ->
                        item.string("what") + ": " + item.optString("reason").orElse(""))
                .toList();
    }

    String path(String below) {
        return "/v1/decisions/" + id() + below;
    }
}
