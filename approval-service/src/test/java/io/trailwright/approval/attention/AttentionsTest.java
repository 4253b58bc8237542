package io.trailwright.approval.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.approval.attention.Look.Earlier;
import io.trailwright.approval.attention.Look.Glance;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Statement.Attention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is measured of somebody's reading, and what is not said when it was not measured. */
class AttentionsTest {
    private static final Instant START = Instant.parse("2026-11-26T09:00:00Z");
    private static final Glance ONE = new Glance(digest("one"), 2);
    private static final Glance TWO = new Glance(digest("two"), 5);

    @Test
    void theClockRunsFromTheFirstShowingOfThisView() {
        // Given
        var first = new Look(ONE, START, START, Optional.empty());
        // When
        var again = first.again(ONE, START.plusSeconds(60));
        var other = again.again(TWO, START.plusSeconds(90));
        // Then
        assertEquals(95, again.seconds(START.plusSeconds(95)));
        assertEquals(5, other.seconds(START.plusSeconds(95)));
        assertEquals(0, other.seconds(START), "a clock that was set back measures nothing");
        assertEquals(Optional.of(new Earlier(ONE, START.plusSeconds(60))), other.earlier());
        assertEquals(
                other.earlier(),
                other.again(TWO, START.plusSeconds(99)).earlier(),
                "loading the page again does not make what changed disappear");
    }

    @Test
    void onlyEvidenceOfThisDecisionIsNamed() {
        var look = Optional.of(new Look(ONE, START, START, Optional.empty()));
        assertEquals(
                Optional.of(new Attention(30, List.of(digest("a")))),
                Attentions.measure(
                        look,
                        Set.of(digest("a"), digest("foreign")),
                        ONE.view(),
                        List.of(digest("b"), digest("a"), digest("a")),
                        START.plusSeconds(30)));
    }

    @Test
    void whoWasNotShownThisViewIsNotSaidToHaveLooked() {
        var look = Optional.of(new Look(ONE, START, START, Optional.empty()));
        assertEquals(Optional.empty(), Attentions.measure(look, Set.of(), TWO.view(), List.of(), START));
        assertEquals(Optional.empty(), Attentions.measure(Optional.empty(), Set.of(), ONE.view(), List.of(), START));
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
