package io.trailwright.ingest.decision.bulk.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipAnswersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZIP", "x-gzip", "deflate, gzip", "br;q=1.0,gzip; q=0.001", "gzip;q=1", "gzip;q=1.000"})
    void whoeverNamesGzipGetsIt(String accepted) {
        assertTrue(GzipAnswers.wanted(accepted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "identity", "*", "br, deflate", "gzip;q=0", "gzip;q=0.000", "gzipped", "notgzip", "gzip;q=x"
            })
    void whoeverDoesNotOrRefusesItDoesNot(String accepted) {
        assertFalse(GzipAnswers.wanted(accepted));
    }

    @Test
    void whoeverSaysNothingGetsPlainAnswers() {
        assertEquals(false, GzipAnswers.wanted(null));
    }
}
