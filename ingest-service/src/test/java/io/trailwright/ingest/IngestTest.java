package io.trailwright.ingest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokensResource;
import org.junit.jupiter.api.AfterEach;

/** The service on a real database, with a policy service that can misbehave. One start for all tests. */
@QuarkusTestResource(value = PostgresResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(value = TestTokensResource.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(TestKeys.class)
@QuarkusTestResource(PolicyStub.class)
public abstract class IngestTest {

    @AfterEach
    void policyIsBack() {
        PolicyStub.behave(PolicyStub.Mode.UP);
    }
}
