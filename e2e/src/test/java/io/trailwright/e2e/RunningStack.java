package io.trailwright.e2e;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.example.Example;
import io.trailwright.launcher.example.Examples;
import io.trailwright.launcher.http.Answer;
import io.trailwright.launcher.http.ApiClient;
import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Ports;
import io.trailwright.launcher.stack.Stack;
import io.trailwright.launcher.stack.StackConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** One stack for all journeys of this JVM, started by the first that needs it and stopped with the JVM. */
public final class RunningStack {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Stack STACK = start();

    private RunningStack() {}

    private static Stack start() {
        var config = StackConfig.in(StackConfig.findRoot());
        return Stack.started(
                config.withState(config.root().resolve("e2e/target/stack")).withPorts(Ports.free()));
    }

    public static Stack stack() {
        return STACK;
    }

    static ApiClient agent() {
        return machine("payout-agent");
    }

    static ApiClient foreignAgent() {
        return machine("globex-agent");
    }

    static ApiClient gateway() {
        return machine("bank-gateway");
    }

    private static ApiClient machine(String client) {
        return caller(Component.INGEST, STACK.tokens().client(client));
    }

    /** A person who signed in with the code flow, at the approval service. */
    static ApiClient reviewer(String username) {
        return caller(Component.APPROVAL, STACK.tokens().person(username));
    }

    static ApiClient auditor() {
        return caller(Component.RECONSTRUCTION, STACK.tokens().password("audra"));
    }

    static ApiClient caller(Component service, Supplier<String> token) {
        return new ApiClient(STACK.uri(service), token, PATIENCE);
    }

    public static Example payout() {
        return new Examples(STACK.config().root(), Clock.systemUTC()).load("supplier-payout");
    }

    static Example example(String name) {
        return new Examples(STACK.config().root(), Clock.systemUTC()).load(name);
    }

    static String propose(Example example) {
        return agent().post("/v1/decisions", example.body()).expect(201).json().string("decisionId");
    }

    static String verdict(String decision) {
        return state(decision).string("verdict");
    }

    static Json.Obj state(String decision) {
        return agent().get("/v1/decisions/" + decision).expect(200).json();
    }

    static Answer decide(String username, String decision, String verdict, String reason) {
        var path = "/v1/reviews/" + decision;
        var review = await(() -> Optional.of(reviewer(username).get(path))
                .filter(answer -> answer.status() == 200)
                .map(Answer::json)
                .filter(shown -> !shown.string("state").equals("wanted")));
        var decided = Json.object()
                .put("verdict", verdict)
                .put("reason", reason)
                .put("subject", review.string("subject"))
                .put("view", review.string("view"))
                .build();
        var answer = reviewer(username).post(path + "/decision", decided);
        return answer.problem().equals(Optional.of("sign-in-required"))
                ? countersigned(username, path, decided, answer.json().string("nonce"))
                : answer;
    }

    /** Signs in once more, for this statement alone, and sends the same decision with what comes back. */
    private static Answer countersigned(String username, String path, Json.Obj decided, String nonce) {
        var signed = STACK.tokens().countersigned(username, nonce);
        var members = new LinkedHashMap<String, Json>(decided.members());
        members.put("idToken", Json.of(signed.idToken()));
        return caller(Component.APPROVAL, signed::accessToken).post(path + "/decision", new Json.Obj(members));
    }

    static Answer askPermit(String decision, Json.Obj arguments) {
        return agent().post("/v1/decisions/" + decision + "/permit", body(arguments));
    }

    static Answer redeem(Json.Obj permit, Json.Obj arguments) {
        return redeem(permit, arguments, UUID.randomUUID().toString());
    }

    static Answer redeem(Json.Obj permit, Json.Obj arguments, String key) {
        var body = new LinkedHashMap<String, Json>(body(arguments).members());
        body.put("permit", Json.of(permit.string("permit")));
        return gateway().post("/v1/permits/" + permit.string("permitId") + "/redeem", new Json.Obj(body), key);
    }

    static Answer reportChange(ApiClient by, String decision, Example example) {
        return by.post(
                "/v1/decisions/" + decision + "/change",
                Json.object()
                        .put("outcome", "executed")
                        .put("action", example.body().object("action"))
                        .put("reference", "SEPA-1")
                        .build());
    }

    /** The trail as the auditor sees it, once it has as many entries as the ledger has. */
    static Json.Obj trail(String decision) {
        long head = state(decision).object("head").integer("seq");
        return await(() -> Optional.of(auditor().get("/v1/trails/" + decision))
                .filter(answer -> answer.status() == 200)
                .map(Answer::json)
                .filter(trail -> trail.objectList("timeline").size() == head + 1));
    }

    static Json.Obj changed(Json.Obj arguments, String name, String value) {
        var members = new LinkedHashMap<>(arguments.members());
        members.put(name, Json.of(value));
        return new Json.Obj(members);
    }

    private static Json.Obj body(Json.Obj arguments) {
        return new Json.Obj(Map.of("arguments", arguments));
    }

    static <T> T await(Supplier<Optional<T>> question) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("it did not happen within " + PATIENCE);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
