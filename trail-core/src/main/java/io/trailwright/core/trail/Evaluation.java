package io.trailwright.core.trail;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.util.List;
import java.util.Optional;

/** What policy said about a decision: decided, or could not decide. The two are never mixed. */
public sealed interface Evaluation {

    /**
     * @param workflow the registration as it was at that instant
     * @param policyAuthor who published the policy version, as policy verified them then; empty where no person did, and in
     *     evaluations from before that was recorded
     */
    record Evaluated(
            PolicyVersion policy,
            Tier tier,
            List<FiredRule> rules,
            Requirement requirement,
            List<Missing> missing,
            Optional<RegisteredWorkflow> workflow,
            Optional<Person> policyAuthor)
            implements Evaluation {
        public Evaluated {
            rules = List.copyOf(rules);
            missing = List.copyOf(missing);
        }
    }

    /** @param cause a slug, such as {@code policy-unavailable} */
    record Undetermined(String cause) implements Evaluation {}

    record PolicyVersion(String id, long version, String digest) {}

    record FiredRule(String id, Tier tier, String reason) {}

    /** @param what {@code evidence/<kind>} or {@code field/<field>} */
    record Missing(String what, String reason) {}

    record RegisteredWorkflow(
            String id,
            long version,
            Person owner,
            List<String> approvedTools,
            List<String> dataCategories,
            String digest) {}

    /** Reads the {@code evaluation} part of a {@code policy.evaluated} entry. */
    static Evaluation read(Json.Obj json) {
        return switch (json.string("outcome")) {
            case "undetermined" -> new Undetermined(json.optString("cause").orElse("unknown"));
            case "evaluated" -> evaluated(json);
            default -> throw new JsonException("/outcome", "is not evaluated or undetermined");
        };
    }

    private static Evaluated evaluated(Json.Obj json) {
        var policy = json.object("policy");
        return new Evaluated(
                new PolicyVersion(policy.string("id"), policy.integer("version"), policy.string("digest")),
                Tier.of(json.string("tier")),
                json.objectList("rules").stream()
                        .map(rule ->
                                new FiredRule(rule.string("id"), Tier.of(rule.string("tier")), rule.string("reason")))
                        .toList(),
                Requirement.read(json.object("requirement")),
                json.objectList("missing").stream()
                        .map(item -> new Missing(item.string("what"), item.string("reason")))
                        .toList(),
                json.optObject("workflow").map(Evaluation::workflow),
                policy.optObject("author").map(Person::read));
    }

    private static RegisteredWorkflow workflow(Json.Obj json) {
        return new RegisteredWorkflow(
                json.string("id"),
                json.integer("version"),
                Person.read(json.object("owner")),
                json.stringList("approvedTools"),
                json.stringList("dataCategories"),
                json.string("digest"));
    }
}
