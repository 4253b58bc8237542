package io.trailwright.approval.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryTest {

    @Test
    void eachPauseIsTwiceAsLongUpToAnHour() {
        assertEquals(Duration.ofSeconds(5), Retry.after(Duration.ofSeconds(5), 1));
        assertEquals(Duration.ofSeconds(10), Retry.after(Duration.ofSeconds(5), 2));
        assertEquals(Duration.ofSeconds(640), Retry.after(Duration.ofSeconds(5), 8));
        assertEquals(Duration.ofHours(1), Retry.after(Duration.ofSeconds(5), 11));
        assertEquals(Duration.ofHours(1), Retry.after(Duration.ofSeconds(5), 1000));
    }
}
