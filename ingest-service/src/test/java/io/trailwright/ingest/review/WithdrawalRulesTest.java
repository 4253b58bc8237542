package io.trailwright.ingest.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.ingest.Trails;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.permit.PermitDrafts;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WithdrawalRulesTest {
    private static final String FINE = "fine";
    private static final Person AGENT = person("https://issuer.test", "agent");

    @Test
    void whatHasNotEndedAndWasNotCarriedOutCanBeWithdrawn() {
        assertRow(FINE, Trails.proposed("low", 0, List.of()));
        assertRow(FINE, Trails.proposed("low", 0, List.of()).undetermined());
        assertRow(FINE, Trails.proposed("high", 1, List.of("evidence/x")));
        assertRow(FINE, open());
        assertRow(FINE, open().decided(Outcome.APPROVED, "rosa"));
        assertRow(FINE, open().decided(Outcome.CHANGES_REQUESTED, "rosa"));
        assertRow(FINE, permitted());
        assertRow("decision-over", open().decided(Outcome.REJECTED, "rosa"));
        assertRow("decision-over", open().later(Duration.ofHours(5)));
        assertRow("permit-already-redeemed", redeemed(permitted()));
    }

    @Test
    void onlyWhoProposedItWithdrawsIt() {
        var state = open().state();
        for (var sender : List.of(
                person("https://issuer.test", "rita"),
                person("https://other.test", "agent"),
                new Person(Optional.empty(), "agent", Optional.empty()))) {
            assertEquals("not-proposer", slug(WithdrawalRules.check(state, Optional.of(AGENT), sender)));
        }
        assertEquals("not-proposer", slug(WithdrawalRules.check(state, Optional.empty(), AGENT)), "erased");
    }

    @Test
    void whatIsStatedCountsAndEndsTheDecision() {
        // Given
        var trail = open();
        var statement = WithdrawalRules.statement(trail.state(), "paid by hand");

        // When
        var state = trail.add(new EntryDraft(
                        EntryKind.REVIEW_DECIDED,
                        List.of(
                                PartDraft.of("statement", statement.json()),
                                PartDraft.of(
                                        "actor",
                                        Json.object()
                                                .put("iss", "https://issuer.test")
                                                .put("sub", "agent")
                                                .build()))))
                .state();

        // Then
        assertEquals("rejected", state.verdict().wire());
        assertEquals(Optional.empty(), state.reviews().get(0).ignored());
    }

    private static Trails open() {
        return Trails.proposed("high", 1, List.of()).opened();
    }

    private static Trails permitted() {
        var trail = open().decided(Outcome.APPROVED, "rosa");
        return trail.add(PermitDrafts.issued(trail.state(), UUID.randomUUID(), trail.now()));
    }

    private static Trails redeemed(Trails trail) {
        var redemption = Json.object().put("permitId", "x").build();
        return trail.add(new EntryDraft(EntryKind.PERMIT_REDEEMED, List.of(PartDraft.of("redemption", redemption))));
    }

    private static void assertRow(String expected, Trails trail) {
        var state = trail.state();
        assertEquals(expected, slug(WithdrawalRules.check(state, Optional.of(AGENT), AGENT)), () -> state.verdict()
                .wire());
    }

    private static Person person(String iss, String sub) {
        return new Person(Optional.of(iss), sub, Optional.empty());
    }

    private static String slug(Optional<HttpProblem> refusal) {
        return refusal.map(problem -> problem.type().toString().replaceAll(".*/", ""))
                .orElse(FINE);
    }
}
