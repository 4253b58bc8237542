package io.trailwright.approval.token;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.trailwright.approval.fake.FakeLedgerResource;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestIssuer;
import java.util.List;
import java.util.Map;

/** The service as it is installed: it finds its provider's keys by itself, and browsers sign in there. */
public class WithIssuer implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(PostgresResource.class, Map.of("service", "approval")),
                new TestResourceEntry(TestIssuer.class, Map.of("service", "approval")),
                new TestResourceEntry(FakeLedgerResource.class));
    }
}
