package io.trailwright.policy;

import io.trailwright.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void theServiceKeepsTheShapeOfTheDesign() {
        ServiceArchitecture.check("io.trailwright.policy");
    }
}
