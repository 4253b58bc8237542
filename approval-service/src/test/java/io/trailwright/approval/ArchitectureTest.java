package io.trailwright.approval;

import io.trailwright.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesKeepTheirShape() {
        ServiceArchitecture.check("io.trailwright.approval");
    }
}
