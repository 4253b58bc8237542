package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private final WaitingRoom room = new WaitingRoom(1000);

    private int fill(String log) {
        int entered = 0;
        while (room.enter(log, 10)) {
            entered += 10;
        }
        return entered;
    }

    @Test
    void aLogAloneGetsHalfAndEachOneThatComesHalfOfWhatIsLeft() {
        assertEquals(500, fill("a"));
        assertEquals(250, fill("b"));
        assertTrue(fill("c") > 0);
        assertFalse(room.enter("a", 10));
    }

    @Test
    void whatLeavesMakesRoomAndTheBoundIsNeverPassed() {
        // Given
        int a = fill("a");
        int b = fill("b");
        int c = fill("c");
        assertTrue(a + b + c <= 1000);
        // When
        for (int i = 0; i < a; i += 10) {
            room.leave("a", 10);
        }
        // Then
        assertTrue(fill("b") > 0);
        room.leave("b", 10);
        assertTrue(room.enter("b", 10));
    }

    @Test
    void whatFitsIntoAnEmptyRoomIsTakenHoweverLarge() {
        assertTrue(room.enter("a", 1000));
        assertFalse(room.enter("b", 1));
        room.leave("a", 1000);
        assertFalse(room.enter("a", 1001));
    }
}
