package io.trailwright.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> ran = new ArrayList<>();

    @Test
    void productAndFloorRunInTurnAndTheMedianOfTheRatiosCounts() {
        // Given
        var product = side("A", 99, 10, 30, 20);
        var floor = side("B", 99, 10, 10, 10);

        // When
        var result = rounds(3, Duration.ofSeconds(1)).of("ingest", "decisions/s", product, floor);

        // Then: the warm-up is in no figure
        assertEquals(List.of("A", "B", "A", "B", "A", "B", "A", "B"), ran);
        assertEquals(new Result("ingest", new Spread(2, 1, 3), 20, 10, "decisions/s", 3), result);
    }

    @Test
    void aVoidRoundIsLeftOutOnBothSides() {
        // Given
        Side floor = time -> {
            ran.add("B");
            if (ran.size() == 2) {
                throw new VoidRoundException("one was refused");
            }
            return 5;
        };

        // When
        var result = rounds(2, Duration.ZERO).of("ingest", "decisions/s", side("A", 1000, 10), floor);

        // Then
        assertEquals(new Result("ingest", new Spread(2, 2, 2), 10, 5, "decisions/s", 1), result);
    }

    @Test
    void whereEveryRoundIsVoidThereIsNoFigure() {
        // Given
        Side refused = time -> {
            throw new VoidRoundException("one was refused");
        };

        // When, then
        assertThrows(SkippedException.class, () -> rounds(2, Duration.ZERO)
                .of("ingest", "decisions/s", refused, side("B", 1, 1)));
    }

    @Test
    void aResultIsOneLineOfJson() {
        // Given
        var result = new Result("ingest", new Spread(1.5, 1.25, 2), 12_345.6, 8230.4, "decisions/s", 5);

        // When
        var line = result.json("0a1b2c3d");

        // Then
        assertEquals(
                "{\"bench\":\"ingest\",\"ratio\":1.500,\"min\":1.250,\"max\":2.000,\"product\":12346,\"floor\":8230,"
                        + "\"unit\":\"decisions/s\",\"rounds\":5,\"commit\":\"0a1b2c3d\"}",
                line);
        Json.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    private static Rounds rounds(int number, Duration warmUp) {
        return new Rounds(new Plan(number, Duration.ofSeconds(1), warmUp), new Teller());
    }

    private Side side(String name, double... figures) {
        Iterator<Double> next = java.util.Arrays.stream(figures).iterator();
        return time -> {
            ran.add(name);
            return next.next();
        };
    }
}
