package io.trailwright.approval.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A ledger that is down is asked less often, is named once, and is asked at once when it is back. */
class BackoffTest {

    @Test
    void roundsAreSatOutOneMoreEachTimeUpToABound() {
        var backoff = new Backoff();
        for (int failure = 1; failure <= 20; failure++) {
            // When
            assertEquals(failure == 1, backoff.failed());
            // Then
            assertEquals(Math.min(failure, Backoff.MOST), satOut(backoff));
        }
        assertTrue(backoff.succeeded());
        assertFalse(backoff.succeeded());
        assertFalse(backoff.sitOut());
        assertTrue(backoff.failed(), "and begins anew");
    }

    private static int satOut(Backoff backoff) {
        int rounds = 0;
        while (backoff.sitOut()) {
            rounds++;
        }
        return rounds;
    }
}
