package io.trailwright.reconstruction.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How far behind a log is said to be. */
class LagTest {
    private static final Instant START = Instant.parse("2026-11-26T12:00:00Z");

    private static Instant after(int seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void whoHasTakenInEverythingIsNotBehind() {
        assertEquals(Lag.NONE, Lag.NONE.next(7, 7, START));
        assertEquals(Lag.NONE, Lag.NONE.next(0, 0, START));
        assertEquals(Lag.NONE, new Lag(3, 7, Optional.of(START)).next(7, 9, after(5)));
    }

    @Test
    void whoStandsStillIsBehindForAsLongAsThatWasSeen() {
        // When
        var lag = Lag.NONE.next(10, 7, START).next(10, 7, after(15)).next(25, 7, after(30));
        // Then
        assertEquals(18, lag.entries());
        assertEquals(Duration.ofSeconds(40), lag.waited(after(40)));
    }

    @Test
    void whoIsSlowIsBehindUntilWhatThereWasIsTakenIn() {
        // When
        var slow = Lag.NONE.next(10, 0, START).next(20, 9, after(15));
        var later = slow.next(30, 10, after(30));
        // Then
        assertEquals(Duration.ofSeconds(15), slow.waited(after(15)));
        assertEquals(Duration.ZERO, later.waited(after(30)));
        assertEquals(20, later.entries());
    }

    @Test
    void whoKeepsUpUnderLoadIsNeverFarBehindThoughNeverAtTheEnd() {
        // Given
        var lag = Lag.NONE;
        // When
        for (int look = 0; look < 100; look++) {
            lag = lag.next(1_000L * look + 1_000, 1_000L * look + 990, after(15 * look));
            // Then
            assertEquals(Duration.ZERO, lag.waited(after(15 * look)), "look " + look);
        }
        assertEquals(10, lag.entries());
    }
}
