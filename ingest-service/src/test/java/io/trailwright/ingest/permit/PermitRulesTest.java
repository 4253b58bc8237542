package io.trailwright.ingest.permit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Permit;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.ingest.Trails;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.permit.PermitRules.Answer;
import io.trailwright.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermitRulesTest {
    private static final UUID NEW = UUID.fromString("0193a5c0-0000-7000-8000-00000000000a");

    @Test
    void onlyAnAllowedDecisionGetsAPermit() {
        assertRefused("evidence-required", Trails.proposed("high", 1, List.of("evidence/invoice")));
        assertRefused("review-required", Trails.proposed("high", 1, List.of()));
        assertRefused("review-required", Trails.proposed("high", 1, List.of()).opened());
        assertRefused(
                "review-required",
                Trails.proposed("high", 2, List.of()).opened().decided(Outcome.APPROVED, "rosa"));
        assertRefused("rejected", Trails.proposed("high", 1, List.of()).opened().decided(Outcome.REJECTED, "rosa"));
        assertRefused("expired", Trails.proposed("high", 1, List.of()).opened().later(Duration.ofHours(5)));
        assertRefused("undetermined", Trails.proposed("low", 0, List.of()).undetermined());
        assertRefused("undetermined", Trails.proposed("low", 0, List.of()).evidence());
        assertRefused("review-required", approved().evidence().evaluated("high", 1, List.of()));
    }

    @Test
    void whatDoesNotCountIsNoApproval() {
        for (var person : List.of("rita", "olivia", "agent")) {
            assertRefused(
                    "review-required",
                    Trails.proposed("high", 1, List.of()).opened().decided(Outcome.APPROVED, person));
        }
    }

    @Test
    void aPermitNamesExactlyWhatWasApproved() {
        // Given
        var trail = approved();

        // When
        var permit = assertInstanceOf(Answer.Issue.class, ask(trail)).permit();

        // Then
        var state = trail.state();
        assertEquals(
                new Permit(
                        NEW,
                        Trails.ID,
                        "erp",
                        "pay",
                        state.action().orElseThrow().argumentsDigest(),
                        List.of(trail.entries().get(3).leafHash()),
                        state.evaluated().orElseThrow().policy(),
                        trail.now(),
                        trail.now().plus(Duration.ofMinutes(5))),
                permit);
    }

    @Test
    void anUnexpiredPermitForThisContentIsOutstanding() {
        // Given
        var trail = issued(approved());

        // When, Then
        assertEquals(4, assertInstanceOf(Answer.Outstanding.class, ask(trail)).seq());
        assertInstanceOf(Answer.Issue.class, ask(trail.later(Duration.ofMinutes(6))));
    }

    @Test
    void newContentNeedsANewPermit() {
        // Given
        var trail = issued(Trails.proposed("low", 0, List.of())).evidence().evaluated("low", 0, List.of());

        // When, Then
        assertInstanceOf(Answer.Issue.class, ask(trail));
        assertEquals("permit-refused", slug(redeem(trail, 2)));
    }

    @Test
    void aSpentPermitIsTheLast() {
        // Given
        var trail = issued(approved());
        assertEquals(Optional.empty(), redeem(trail, 4));

        // When
        trail.add(new EntryDraft(
                EntryKind.PERMIT_REDEEMED,
                List.of(new PartDraft("redemption", Json.object().build().canonical()))));

        // Then
        assertEquals("permit-already-redeemed", slug(redeem(trail, 4)));
        var refused = assertInstanceOf(Answer.Refused.class, ask(trail));
        assertEquals("permit-already-redeemed", slug(Optional.of(refused.problem())));
    }

    @Test
    void anExpiredPermitIsNotRedeemed() {
        assertEquals("permit-expired", slug(redeem(issued(approved()).later(Duration.ofMinutes(6)), 4)));
    }

    @Test
    void anOlderPermitIsNotRedeemed() {
        // Given
        var trail = issued(issued(approved()).later(Duration.ofMinutes(6)));

        // When, Then
        assertEquals("permit-invalid", slug(redeem(trail, 4)));
        assertEquals(Optional.empty(), redeem(trail, 5));
    }

    @Test
    void argumentsAreComparedInCanonicalForm() {
        // Given
        var state = approved().state();

        // When, Then
        assertEquals(Optional.empty(), PermitRules.arguments(state, Trails.ARGUMENTS));
        assertTrue(PermitRules.arguments(state, Json.object().put("amount", 13).build())
                .isPresent());
        assertTrue(PermitRules.arguments(
                        state, Json.object().put("amount", 12).put("memo", "x").build())
                .isPresent());
        assertTrue(
                PermitRules.arguments(state, Json.object().put("amount", "12").build())
                        .isPresent());
    }

    private static Trails approved() {
        return Trails.proposed("high", 1, List.of()).opened().decided(Outcome.APPROVED, "rosa");
    }

    private static Trails issued(Trails trail) {
        return trail.add(PermitRules.issued(
                assertInstanceOf(Answer.Issue.class, ask(trail)).permit()));
    }

    private static Answer ask(Trails trail) {
        return PermitRules.ask(trail.state(), NEW, trail.now());
    }

    private static Optional<HttpProblem> redeem(Trails trail, int issuedSeq) {
        return PermitRules.redemption(trail.state(), token(trail, issuedSeq), newest(trail));
    }

    private static PermitToken newest(Trails trail) {
        return token(
                trail,
                Math.toIntExact(Permits.newestIssue(trail.entries())
                        .orElseThrow()
                        .header()
                        .seq()));
    }

    private static PermitToken token(Trails trail, int seq) {
        var entry = trail.entries().get(seq);
        return PermitToken.of("issuer", Permit.read(entry.json("permit").orElseThrow()), entry);
    }

    private static void assertRefused(String verdict, Trails trail) {
        var refused = assertInstanceOf(Answer.Refused.class, ask(trail), verdict);
        assertEquals("permit-refused", slug(Optional.of(refused.problem())));
        assertEquals(verdict, refused.problem().extensions().get("verdict"));
    }

    private static String slug(Optional<HttpProblem> problem) {
        return problem.orElseThrow().type().toString().replace("https://trailwright.dev/problems/", "");
    }
}
