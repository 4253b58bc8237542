package io.trailwright.approval.absence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.trail.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbsenceRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void anAbsenceIsDatedBoundedAndLeavesTheReviewsToSomebodyElseWhoIsThere() {
        assertEquals(Optional.empty(), refusal("anna", "ben", 0, 10));
        assertEquals(Optional.empty(), refusal("anna", "ben", 0, 90));
        assertTrue(refusal("anna", "ben", 0, 91).orElseThrow().contains("at most 90 days"));
        assertTrue(refusal("anna", "ben", 5, 5).orElseThrow().contains("after the beginning"));
        assertTrue(refusal("anna", "ben", -5, 0).orElseThrow().contains("still to come"));
        assertTrue(refusal("anna", "ben", 181, 182).orElseThrow().contains("within 180 days"));
        assertTrue(refusal("anna", "anna", 0, 10).orElseThrow().contains("Somebody else"));
    }

    @Test
    void whoIsAwayThemselvesLooksAfterNothing() {
        var ben = absence("ben", "cleo", 10, 20);
        assertEquals(Optional.empty(), AbsenceRule.refusal(absence("anna", "ben", 0, 10), List.of(ben), NOW));
        assertTrue(AbsenceRule.refusal(absence("anna", "ben", 0, 11), List.of(ben), NOW)
                .orElseThrow()
                .contains("ben is away in that time too"));
        assertEquals(Optional.empty(), AbsenceRule.refusal(absence("anna", "cleo", 0, 11), List.of(ben), NOW));
    }

    @Test
    void itHoldsFromItsBeginningAndEndsByItself() {
        var absence = absence("anna", "ben", 0, 10);
        assertFalse(absence.holds(NOW.minusMillis(1)));
        assertTrue(absence.holds(NOW));
        assertFalse(absence.holds(NOW.plus(Duration.ofDays(10))));
    }

    private static Optional<String> refusal(String who, String to, int from, int until) {
        return AbsenceRule.refusal(absence(who, to, from, until), List.of(), NOW);
    }

    private static Absence absence(String who, String to, int from, int until) {
        return new Absence(
                "acme",
                person(who),
                who,
                NOW.plus(Duration.ofDays(from)),
                NOW.plus(Duration.ofDays(until)),
                person(to),
                to,
                NOW);
    }

    private static Person person(String name) {
        return new Person(Optional.of("https://issuer.test"), "sub-" + name, Optional.of(name));
    }
}
