package io.trailwright.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.stream.StreamSupport;

/** The stub's answers, by workflow: brainstorm is low, summary medium, everything that begins with payout high. */
final class PolicyStubRules {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private PolicyStubRules() {}

    static ObjectNode result(ObjectMapper json, JsonNode item) {
        var workflow = item.get("workflow").asText();
        if (workflow.equals("nobody-knows")) {
            return problem(json, "unknown-workflow", "/workflow");
        }
        if (item.at("/action/type").asText().equals("nobody.knows")) {
            return problem(json, "unknown-action", "/action/type");
        }
        if (workflow.equals("one-is-garbled")) {
            return json.createObjectNode().put("evaluation", "yes");
        }
        ObjectNode result = json.createObjectNode();
        result.set("facts", facts(json, item));
        result.set("evaluation", evaluation(json, item, workflow));
        return result;
    }

    private static ObjectNode problem(ObjectMapper json, String type, String pointer) {
        ObjectNode result = json.createObjectNode();
        result.putObject("problem")
                .put("type", type)
                .put("detail", "not registered")
                .put("pointer", pointer);
        return result;
    }

    private static ObjectNode facts(ObjectMapper json, JsonNode item) {
        ObjectNode facts =
                json.createObjectNode().put("tenant", item.get("tenant").asText());
        facts.set("action", item.get("action"));
        facts.put("evidence", item.get("evidence").size());
        return facts;
    }

    private static ObjectNode evaluation(ObjectMapper json, JsonNode item, String workflow) {
        var tier = workflow.startsWith("payout") ? "high" : workflow.equals("summary") ? "medium" : "low";
        int approvals = workflow.equals("payout-by-two") ? 2 : tier.equals("high") ? 1 : 0;
        var needed = tier.equals("high") ? "invoice" : tier.equals("medium") ? "source" : "";
        ObjectNode evaluation =
                json.createObjectNode().put("outcome", "evaluated").put("tier", tier);
        evaluation.putObject("policy").put("id", "stub").put("version", 3).put("digest", DIGEST);
        evaluation
                .putArray("rules")
                .addObject()
                .put("id", "rule-" + tier)
                .put("tier", tier)
                .put("reason", "because it is " + tier);
        evaluation.set("requirement", requirement(json, workflow, needed, approvals));
        var missing = evaluation.putArray("missing");
        if (!needed.isEmpty() && !has(item, needed)) {
            missing.addObject().put("what", "evidence/" + needed).put("reason", "no " + needed + " is there");
        }
        evaluation
                .putObject("workflow")
                .put("id", workflow)
                .put("version", 1)
                .put("digest", DIGEST)
                .putObject("owner")
                .put("iss", TestTokens.ISSUER)
                .put("sub", "sub-olivia")
                .put("name", "Olivia Owner");
        ((ObjectNode) evaluation.get("workflow")).putArray("approvedTools").add("gpt");
        ((ObjectNode) evaluation.get("workflow")).putArray("dataCategories").add("finance");
        return evaluation;
    }

    private static ObjectNode requirement(ObjectMapper json, String workflow, String needed, int approvals) {
        ObjectNode requirement = json.createObjectNode();
        var evidence = requirement.putArray("evidence");
        if (!needed.isEmpty()) {
            evidence.addObject().put("kind", needed);
        }
        requirement.putArray("fields");
        requirement.put("approvals", approvals);
        requirement.putArray("groups").add("finance-reviewers");
        var excluded = requirement.putArray("excluded");
        List.of("requester", "workflow-owner").forEach(excluded::add);
        requirement.put("timeLimit", workflow.equals("payout-in-a-hurry") ? "PT1S" : "PT4H");
        requirement.put("permitFor", workflow.equals("brief") ? "PT1S" : "PT10M");
        if (workflow.equals("payout-staged")) {
            staged(requirement);
        }
        if (workflow.equals("payout-countersigned")) {
            var signIn = requirement.putObject("signIn").put("maxAge", "PT5M").put("countersigned", true);
            signIn.putArray("acr").add("1");
        }
        if (workflow.equals("payout-qualified")) {
            requirement.putArray("training").add("payments");
            requirement.put("conflictDeclaration", true);
            requirement.putObject("riskAcceptance").putArray("groups").add("risk");
        }
        if (workflow.startsWith("payout-emergency")) {
            requirement
                    .putObject("breakGlass")
                    .put("permitFor", "PT5M")
                    .put("reviewWithin", "PT24H")
                    .putArray("groups")
                    .add("on-call");
        }
        return requirement.put("retention", "P7Y");
    }

    /** A reviewer of finance, then a controller; managers join after a second, directors after an hour. */
    private static void staged(ObjectNode requirement) {
        requirement.put("approvals", 2);
        requirement.putArray("groups").add("finance-reviewers").add("controllers");
        var stages = requirement.putArray("stages");
        stage(stages, "finance", "finance-reviewers");
        stage(stages, "control", "controllers");
        var ladder = requirement.putArray("escalation");
        ladder.addObject().put("after", "PT1S").putArray("groups").add("managers");
        ladder.addObject().put("after", "PT1H").putArray("groups").add("directors");
    }

    private static void stage(ArrayNode stages, String name, String group) {
        stages.addObject()
                .put("name", name)
                .put("approvals", 1)
                .put("distinctGroups", false)
                .putArray("groups")
                .add(group);
    }

    private static boolean has(JsonNode item, String kind) {
        return StreamSupport.stream(item.get("evidence").spliterator(), false)
                .anyMatch(evidence -> evidence.get("kind").asText().equals(kind));
    }
}
