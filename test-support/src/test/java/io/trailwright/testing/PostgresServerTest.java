package io.trailwright.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;

class PostgresServerTest {

    @Test
    void without_an_engine_one_line_says_so() {
        // Given
        assumeFalse(engineAnswers(), "an engine is there");

        // When
        NoContainerEngineException failure =
                assertThrows(NoContainerEngineException.class, () -> PostgresServer.start("testcontainers"));

        // Then
        assertEquals(
                "-Dtest.database=testcontainers needs a running Docker engine and none answers", failure.getMessage());
        assertEquals(0, failure.getStackTrace().length);
    }

    @Test
    void a_mode_that_does_not_exist_is_named() {
        // When
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> PostgresServer.start("h2"));

        // Then
        assertEquals("-Dtest.database must be embedded or testcontainers, not h2", failure.getMessage());
    }

    private static boolean engineAnswers() {
        try {
            PostgresServer.requireEngine();
            return true;
        } catch (NoContainerEngineException e) {
            return false;
        }
    }
}
