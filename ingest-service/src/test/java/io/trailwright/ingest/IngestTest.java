package io.trailwright.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokensResource;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;

/** The service on a real database, with a policy service that can misbehave. One start for all tests. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(PolicyStub.class)
public abstract class IngestTest {

    /** The pause after an earlier test's outage is over when policy answers again. */
    @BeforeEach
    protected void policyAnswers() throws InterruptedException {
        PolicyStub.behave(PolicyStub.Mode.UP);
        var end = Instant.now().plusSeconds(30);
        while (!IngestApi.propose("brainstorm", "").getString("verdict").equals("allowed")) {
            assertTrue(Instant.now().isBefore(end), "policy did not answer for 30 s");
            Thread.sleep(100);
        }
    }
}
