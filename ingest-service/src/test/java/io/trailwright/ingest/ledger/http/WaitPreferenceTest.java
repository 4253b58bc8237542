package io.trailwright.ingest.ledger.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitPreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | 0",
                "wait=5 | 5",
                "Wait = 5 | 5",
                "respond-async, wait=10 | 10",
                "wait=10; foo=bar, handling=lenient | 10",
                "wait=\"7\" | 7",
                "wait=3600 | 60",
                "wait=0 | 0",
                "wait=-1 | 0",
                "wait=1.5 | 0",
                "wait=99999999999 | 0",
                "await=5 | 0",
                "wait | 0"
            })
    void thePreferenceIsReadAsTheRfcSaysAndOtherwiseIgnored(String header, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), WaitPreference.of(header));
    }
}
