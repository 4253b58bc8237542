package io.trailwright.launcher.demo;

import io.trailwright.launcher.example.Examples;
import io.trailwright.launcher.http.ApiClient;
import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Who and what the story has: the running stack, its people, its machines. */
record World(Stack stack, Teller teller, DemoRealm realm, Examples examples) {
    /** How long a call is repeated while a service is down. */
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    static World of(Stack stack, Teller teller) {
        var root = stack.config().root();
        return new World(stack, teller, DemoRealm.in(root), new Examples(root, Clock.systemUTC()));
    }

    /** The AI agent, at the ledger. */
    ApiClient agent() {
        return machine("payout-agent");
    }

    /** The system that executes payouts, at the ledger. */
    ApiClient gateway() {
        return machine("bank-gateway");
    }

    private ApiClient machine(String client) {
        return client(Component.INGEST, stack.tokens().client(client));
    }

    /** A person who signed in with the code flow, at the approval service. */
    ApiClient reviewer(String username) {
        return client(Component.APPROVAL, stack.tokens().person(username));
    }

    /** The auditor, at the reconstruction service. */
    ApiClient auditor() {
        return client(Component.RECONSTRUCTION, stack.tokens().password("audra"));
    }

    private ApiClient client(Component service, Supplier<String> token) {
        return new ApiClient(stack.uri(service), token, PATIENCE);
    }

    /** Asks again every 200 ms until there is an answer. @throws DemoException after three minutes */
    static <T> T await(String what, Supplier<Optional<T>> question) {
        var deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            var answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("interrupted");
            }
        }
        throw new DemoException(what + " did not happen within " + PATIENCE.toSeconds() + " s.");
    }
}
