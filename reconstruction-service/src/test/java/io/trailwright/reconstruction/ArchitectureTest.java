package io.trailwright.reconstruction;

import io.trailwright.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void serviceHasTheShapeOfEveryService() {
        ServiceArchitecture.check("io.trailwright.reconstruction");
    }
}
