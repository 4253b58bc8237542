package io.trailwright.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.stack.Component;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A workflow of its own with a policy of its own, registered and published as people do: over the policy service's API. */
final class JourneyPolicy {
    private static final String OWNER = "00000000-0000-4000-8000-000000000001";

    private JourneyPolicy() {}

    /**
     * Payouts of this workflow need one approval of the finance reviewers.
     *
     * @param name what its id begins with
     * @param requirement what else the high tier asks for
     * @return its id, which no run before had: the stack keeps what it knows
     */
    static String publish(String name, Json.Obj requirement) {
        var workflow = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        var registration = Json.object()
                .put("title", "Payouts of one test")
                .put(
                        "owner",
                        Json.object()
                                .put("iss", RunningStack.stack().issuer().toString())
                                .put("sub", OWNER)
                                .put("name", "Olivia Brandt")
                                .build())
                .put("approvedTools", Json.strings(List.of("anthropic/claude-sonnet")))
                .put("dataCategories", Json.strings(List.of("supplier-data", "financial", "contract")))
                .put(
                        "actions",
                        new Json.Arr(List.of(Json.object()
                                .put("type", "payment.payout")
                                .put("target", "bank-gateway")
                                .build())))
                .build();
        send("PUT", "/v1/workflows/" + workflow, "adam", registration);
        send("POST", "/v1/policies", "paul", policy(workflow, requirement));
        return workflow;
    }

    private static Json.Obj policy(String workflow, Json.Obj requirement) {
        var rule = Json.object()
                .put("id", "always")
                .put("when", "true")
                .put("tier", "high")
                .put("reason", "Every payout of this test is of high risk.")
                .build();
        var medium = Json.object()
                .put("approvals", 1)
                .put("groups", Json.strings(List.of("finance-reviewers")))
                .build();
        var test = Json.object()
                .put("name", "it is high")
                .put("facts", Json.object().build())
                .put("expect", Json.object().put("tier", "high").build())
                .build();
        return Json.object()
                .put("id", workflow)
                .put("title", "Payouts of one test")
                .put(
                        "scope",
                        Json.object()
                                .put("workflows", Json.strings(List.of(workflow)))
                                .put("actions", Json.strings(List.of("payment.payout")))
                                .build())
                .put("rules", new Json.Arr(List.of(rule)))
                .put(
                        "requirements",
                        Json.object()
                                .put("medium", medium)
                                .put("high", requirement)
                                .build())
                .put("tests", new Json.Arr(List.of(test)))
                .build();
    }

    /** The example's payout, in this workflow and of this amount. */
    static String propose(String workflow, String amount) {
        var example = RunningStack.payout();
        var action = example.body().object("action");
        var arguments = RunningStack.changed(action.object("arguments"), "amount", amount);
        var body = ReviewPageIT.with(example.body(), "action", ReviewPageIT.with(action, "arguments", arguments));
        body = ReviewPageIT.with(body, "workflow", Json.of(workflow));
        var decision = RunningStack.agent()
                .post("/v1/decisions", body)
                .expect(201)
                .json()
                .string("decisionId");
        RunningStack.await(() -> Optional.of(RunningStack.reviewer("alice").get("/v1/reviews/" + decision))
                .filter(answer -> answer.status() == 200)
                .filter(answer -> answer.json().string("state").equals("open")));
        return decision;
    }

    private static void send(String method, String path, String username, Json.Obj body) {
        var stack = RunningStack.stack();
        var request = HttpRequest.newBuilder(URI.create(stack.uri(Component.POLICY) + path))
                .header(
                        "Authorization",
                        "Bearer " + stack.tokens().person(username).get())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(body.canonical()))
                .build();
        try {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertTrue(answer.statusCode() / 100 == 2, answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
