package io.trailwright.policy;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokensResource;
import java.util.HashMap;
import java.util.Map;

/** A real database and trust in test tokens, so that each test class says it in one line. */
public class ServiceResources implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, String> SERVICE = Map.of("service", "policy");

    private final PostgresResource postgres = new PostgresResource();
    private final TestTokensResource tokens = new TestTokensResource();

    @Override
    public Map<String, String> start() {
        postgres.init(SERVICE);
        tokens.init(SERVICE);
        Map<String, String> config = new HashMap<>(postgres.start());
        config.putAll(tokens.start());
        config.put("trailwright.bootstrap.dir", "../deploy/bootstrap");
        config.put("trailwright.bootstrap.tenants", "acme,globex");
        config.put("trailwright.bootstrap.issuer", "https://issuer.test");
        return config;
    }

    @Override
    public void stop() {
        postgres.stop();
        tokens.stop();
    }
}
