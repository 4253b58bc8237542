package io.trailwright.access;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;

/** The same where the caller is asked for only when a resource wants to know: approval and reconstruction. */
@QuarkusTest
@TestProfile(LazyProviderOutageTest.Lazy.class)
class LazyProviderOutageTest extends ProviderOutageTest {

    /** As services with pages run. */
    public static class Lazy extends NobodyListens {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.http.auth.proactive", "false");
            return settings;
        }
    }
}
