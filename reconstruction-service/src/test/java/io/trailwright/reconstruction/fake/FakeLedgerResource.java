package io.trailwright.reconstruction.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/** Finds a port for {@link FakeLedger} and pins the keys of its logs. */
public class FakeLedgerResource implements QuarkusTestResourceLifecycleManager {
    /** Tenants for tests: each test takes one of its own, so that none sees another's. */
    static final int TENANTS = 200;

    private Path keys;

    @Override
    public Map<String, String> start() {
        try (var socket = new ServerSocket(0)) {
            keys = Files.createTempFile("trailwright", ".vkeys");
            var lines = new ArrayList<String>();
            lines.add("# keys of the logs in these tests");
            for (int i = 0; i < TENANTS; i++) {
                lines.add(FakeLog.signer("tenant-" + i, 1).verifierKey().toString());
            }
            Files.write(keys, lines);
            var url = "http://localhost:" + socket.getLocalPort();
            return Map.of(
                    "fake.ledger.port", String.valueOf(socket.getLocalPort()),
                    "trailwright.log.vkeys-file", keys.toString(),
                    "quarkus.rest-client.ingest.url", url,
                    "quarkus.oidc-client.auth-server-url", url,
                    "quarkus.oidc-client.discovery-enabled", "false",
                    "quarkus.oidc-client.token-path", "/token",
                    "quarkus.oidc-client.client-id", "trailwright-reconstruction",
                    "quarkus.oidc-client.credentials.secret", "test",
                    "quarkus.http.test-port", "0");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(keys);
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
