package io.trailwright.ingest;

import io.trailwright.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceHasTheHousesShape() {
        ServiceArchitecture.check("io.trailwright.ingest");
    }
}
