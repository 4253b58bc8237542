package io.trailwright.ingest.permit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.ingest.Trails;
import io.trailwright.ingest.permit.PermitRules.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A permit on account of a break-glass: no longer than that allows, and once. */
class EmergencyPermitTest {
    private static final UUID NEW = UUID.fromString("0193a5c0-0000-7000-8000-00000000000a");

    private static Trails broken() {
        return Trails.proposed("high", 1, List.of())
                .evaluatedForEmergencies()
                .opened()
                .decided(Outcome.BREAK_GLASS, "otto", "on-call");
    }

    @Test
    void itRestsOnTheBreakGlassAndEndsWithIt() {
        // Given policy gives permits for five minutes and a break-glass two, of which one has passed
        var trail = broken().later(Duration.ofMinutes(1));
        // When
        var permit = assertInstanceOf(Answer.Issue.class, ask(trail)).permit();
        // Then
        var glass = trail.state().breakGlass().orElseThrow();
        assertEquals(List.of(glass.subject()), permit.approvals());
        assertEquals(glass.permittedUntil(), permit.expiresAt());
    }

    @Test
    void whenItsTimeIsOverOrNearlyOverThereIsNone() {
        for (var after : List.of(Duration.ofSeconds(116), Duration.ofMinutes(2), Duration.ofMinutes(3))) {
            assertInstanceOf(Answer.Refused.class, ask(broken().later(after)), after.toString());
        }
    }

    @Test
    void anUnusedPermitDoesNotGiveAnother() {
        // Given
        var trail = broken();
        var permit = assertInstanceOf(Answer.Issue.class, ask(trail)).permit();
        trail.add(PermitRules.issued(permit));
        assertInstanceOf(Answer.Outstanding.class, ask(trail));
        // When
        trail.later(Duration.ofMinutes(2));
        // Then
        assertInstanceOf(Answer.Refused.class, ask(trail));
    }

    @Test
    void whoStopsItInTimeStopsThePermit() {
        assertInstanceOf(Answer.Refused.class, ask(broken().decided(Outcome.REJECTED, "rosa")));
        assertInstanceOf(Answer.Refused.class, ask(broken().decided(Outcome.CHANGES_REQUESTED, "rosa")));
    }

    @Test
    void anApprovalThatComesMeanwhileGivesWhatItAlwaysGives() {
        // Given
        var trail = broken().decided(Outcome.APPROVED, "rosa");
        // When
        var permit = assertInstanceOf(Answer.Issue.class, ask(trail)).permit();
        // Then
        assertEquals(trail.now().plus(Duration.ofMinutes(5)), permit.expiresAt());
        assertEquals(1, permit.approvals().size());
    }

    @Test
    void aBreakGlassThatDoesNotCountGivesNone() {
        for (var who : List.of("rita", "olivia")) {
            var trail = Trails.proposed("high", 1, List.of())
                    .evaluatedForEmergencies()
                    .opened()
                    .decided(Outcome.BREAK_GLASS, who, "on-call");
            assertInstanceOf(Answer.Refused.class, ask(trail), who);
        }
    }

    private static Answer ask(Trails trail) {
        return PermitRules.ask(trail.state(), NEW, trail.now());
    }
}
