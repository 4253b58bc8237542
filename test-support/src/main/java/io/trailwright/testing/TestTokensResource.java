package io.trailwright.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Lets a service trust {@link TestTokens}: {@code @QuarkusTestResource(value = TestTokensResource.class, initArgs =
 * @ResourceArg(name = "service", value = "ingest"))}.
 */
public class TestTokensResource implements QuarkusTestResourceLifecycleManager {

    private String service = "";

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault("service", "");
    }

    @Override
    public Map<String, String> start() {
        if (service.isBlank()) {
            throw new IllegalArgumentException("TestTokensResource needs the init argument service, such as ingest");
        }
        JvmScope.put("audience", TestTokens.audience(service));
        return TestTokens.config(service);
    }

    @Override
    public void stop() {
        // Nothing runs.
    }
}
