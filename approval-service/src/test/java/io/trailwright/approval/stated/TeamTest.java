package io.trailwright.approval.stated;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Figures of a team: from what was stated, and a dash where nothing was. */
class TeamTest {
    private static final Instant AT = Instant.parse("2026-11-26T09:00:00Z");

    @Test
    void everyPersonHasTheirOwnFiguresByName() {
        // Given
        var statements = List.of(
                stated("ben", Outcome.REJECTED, 900, OptionalLong.empty(), false),
                stated("anna", Outcome.APPROVED, 60, OptionalLong.of(10), true),
                stated("anna", Outcome.APPROVED, 120, OptionalLong.of(40), false),
                stated("anna", Outcome.REJECTED, 600, OptionalLong.empty(), false));
        // When
        var team = Team.of(statements);
        // Then
        var anna = team.get(0);
        assertEquals("anna", anna.name());
        assertEquals(3, anna.decided());
        assertEquals(2, anna.approved());
        assertEquals(Optional.of(Duration.ofSeconds(120)), anna.took());
        assertEquals(OptionalLong.of(10), anna.looked(), "the lower of two, a value that was there");
        assertEquals(2, anna.measured());
        assertEquals(2, anna.opened());
        assertEquals(8, anna.documents(), "only those of statements that hold what was opened");
        assertEquals(1, anna.overruled());
        assertEquals(OptionalLong.empty(), team.get(1).looked());
        assertEquals(0, team.get(1).approved());
        assertEquals(List.of(), Team.of(List.of()));
    }

    private static Stated stated(String who, Outcome outcome, long took, OptionalLong seconds, boolean overruled) {
        return new Stated(
                "acme",
                UUID.randomUUID(),
                3,
                new Person(Optional.of("https://issuer.test"), "sub-" + who, Optional.of(who)),
                outcome,
                AT,
                Optional.of(AT.minusSeconds(took)),
                true,
                overruled,
                seconds,
                seconds.isPresent() ? OptionalInt.of(1) : OptionalInt.empty(),
                4);
    }
}
