package io.trailwright.reconstruction;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.trailwright.reconstruction.fake.FakeLedgerResource;
import io.trailwright.testing.PostgresResource;
import io.trailwright.testing.TestTokensResource;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;

/** The running service: real PostgreSQL, real tokens, and a ledger that serves really signed logs. One start for all. */
@QuarkusTestResource(
        value = PostgresResource.class,
        initArgs = @ResourceArg(name = "service", value = "reconstruction"))
@QuarkusTestResource(
        value = TestTokensResource.class,
        initArgs = @ResourceArg(name = "service", value = "reconstruction"))
@QuarkusTestResource(FakeLedgerResource.class)
public abstract class ReconstructionTest {

    @Inject
    protected Bench bench;

    @AfterEach
    void ledgerIsHonestAgain() {
        bench.ledger().honest();
    }
}
