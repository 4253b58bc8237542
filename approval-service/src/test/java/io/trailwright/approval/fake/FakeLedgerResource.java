package io.trailwright.approval.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** Points the service at the {@link FakeLedgerServer} that will run inside it. */
public class FakeLedgerResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        int port = freePort();
        var url = "http://localhost:" + port;
        return Map.ofEntries(
                Map.entry("fake.ledger.port", String.valueOf(port)),
                Map.entry("quarkus.rest-client.ingest.url", url),
                Map.entry("quarkus.oidc-client.discovery-enabled", "false"),
                Map.entry("quarkus.oidc-client.auth-server-url", url),
                Map.entry("quarkus.oidc-client.token-path", "/token"),
                Map.entry("quarkus.oidc-client.client-id", "trailwright-approval"),
                Map.entry("quarkus.oidc-client.credentials.secret", "approval-secret-of-the-tests"),
                Map.entry("trailwright.feed.patience", "PT5S"),
                Map.entry("trailwright.feed.tries", "2"),
                Map.entry("trailwright.review.expire-every", "PT1S"),
                Map.entry("trailwright.review.expire-after", "PT0.2S"),
                Map.entry("trailwright.csrf.key", "form-key-of-the-tests"));
    }

    @Override
    public void stop() {
        // The server ends with the application.
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
