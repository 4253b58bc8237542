package io.trailwright.approval.secondlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawTest {
    private static final String SEED = "a seed of the tests";

    @Test
    void theShareIsDrawnAndTheSameEachTime() {
        // Given
        var decisions = decisions();
        // When
        var drawn = drawn(new Draw(5, SEED), decisions);
        // Then
        assertTrue(drawn.size() > 900 && drawn.size() < 1_100, drawn.size() + " of 20,000 are drawn");
        assertEquals(drawn, drawn(new Draw(5, SEED), decisions));
        assertNotEquals(drawn, drawn(new Draw(5, SEED + "."), decisions), "another seed draws others");
        assertTrue(drawn(new Draw(10, SEED), decisions).containsAll(drawn), "a larger share holds the smaller one");
    }

    @Test
    void nothingAndAll() {
        assertEquals(List.of(), drawn(new Draw(0, ""), decisions()));
        assertEquals(decisions(), drawn(new Draw(100, SEED), decisions()));
    }

    @Test
    void aShareThatIsNoneAndASeedThatCanBeGuessedAreRefusedByName() {
        assertTrue(refused(101, SEED).contains("trailwright.second-look.percent"));
        assertTrue(refused(-1, SEED).contains("trailwright.second-look.percent"));
        assertTrue(refused(1, "short").contains("trailwright.second-look.seed"));
    }

    private static String refused(int percent, String seed) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> new Draw(percent, seed))
                .getMessage());
    }

    private static List<UUID> decisions() {
        var random = new Random(3);
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(20_000)
                .toList();
    }

    private static List<UUID> drawn(Draw draw, List<UUID> decisions) {
        return decisions.stream().filter(id -> draw.takes("acme", id)).toList();
    }
}
