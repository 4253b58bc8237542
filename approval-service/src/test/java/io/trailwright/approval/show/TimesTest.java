package io.trailwright.approval.show;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Times as people read them. */
class TimesTest {

    @Test
    void timeLeftIsRoundedDownToTwoUnits() {
        var now = Instant.parse("2026-11-22T09:00:00Z");
        assertEquals(
                "3 h 59 min left", Times.left(now, now.plus(Duration.ofHours(4).minusSeconds(1))));
        assertEquals(
                "2 days 1 h left", Times.left(now, now.plus(Duration.ofHours(49).plusMinutes(30))));
        assertEquals("less than a minute left", Times.left(now, now.plusSeconds(59)));
        assertEquals("time is up", Times.left(now, now));
        assertEquals("time is up", Times.left(now, now.minusSeconds(1)));
    }

    @Test
    void instantsAreUtcToTheMinute() {
        assertEquals("22 Nov 2026, 09:05 UTC", Times.at(Instant.parse("2026-11-22T09:05:59Z")));
    }
}
