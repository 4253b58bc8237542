package io.trailwright.core.trail;

import static io.trailwright.core.trail.Statement.Outcome.APPROVED;
import static io.trailwright.core.trail.Statement.Outcome.BREAK_GLASS;
import static io.trailwright.core.trail.Statement.Outcome.RECUSED;
import static io.trailwright.core.trail.Statement.Outcome.REJECTED;
import static io.trailwright.core.trail.Statement.Outcome.UPHELD;
import static io.trailwright.core.trail.TestTrail.EVIDENCE;
import static io.trailwright.core.trail.TestTrail.ID;
import static io.trailwright.core.trail.TestTrail.person;
import static io.trailwright.core.trail.TestTrail.requirement;
import static io.trailwright.core.trail.TestTrail.reviewer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.ObjBuilder;
import io.trailwright.core.trail.Statement.Declared;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.Statement.RiskAccepted;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Training, conflicts of interest, risks that are accepted by name, and who published the policy: what the fold counts. */
class QualificationTest {
    private static final Declared NO_CONFLICT = new Declared(true, Optional.empty());

    private static TestTrail open(ObjBuilder requirement) {
        return new TestTrail()
                .proposed()
                .evidence()
                .evaluated(Tier.HIGH, requirement.build())
                .opened();
    }

    private static ObjBuilder trained() {
        return requirement(1, "finance").put("training", Json.strings(List.of("payments", "fraud")));
    }

    private static Map<String, Instant> courses(TestTrail trail, long seconds) {
        return Map.of(
                "payments", trail.now().plusSeconds(3600), "fraud", trail.now().plusSeconds(seconds));
    }

    private static Optional<String> stated(TestTrail trail, Outcome outcome, Declared declared, Reviewer who) {
        var subject = outcome.finding()
                ? trail.state().breakGlass().orElseThrow().subject()
                : trail.state().subject();
        var statement = new Statement(ID, subject, subject, outcome, "meaning", "because", declared, Optional.empty());
        trail.add(EntryKind.REVIEW_DECIDED, Map.of("statement", statement.json(), "reviewer", who.json()));
        var reviews = trail.state().reviews();
        return reviews.get(reviews.size() - 1).ignored();
    }

    @Test
    void anApprovalNeedsEveryCourseAndEachValidAtThatMoment() {
        // Given
        var trail = open(trained());
        var frank = reviewer("frank", "finance");

        // When, Then
        assertEquals(
                Optional.of("the reviewer is not known to have done the training payments"),
                stated(trail, APPROVED, Declared.NOTHING, frank));
        var past = trail.now().plusSeconds(1);
        assertEquals(
                Optional.of("the reviewer's training fraud was valid until " + past),
                stated(trail, APPROVED, Declared.NOTHING, frank.with(courses(trail, 1))));
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
        assertEquals(Optional.empty(), stated(trail, APPROVED, Declared.NOTHING, frank.with(courses(trail, 2))));
        assertEquals(Verdict.ALLOWED, trail.state().verdict());
    }

    @Test
    void aRejectionNeedsNeitherTrainingNorADeclaration() {
        var trail = open(trained().put("conflictDeclaration", true));
        assertEquals(Optional.empty(), stated(trail, REJECTED, Declared.NOTHING, reviewer("frank", "finance")));
    }

    @Test
    void anApprovalWithoutTheDeclarationDoesNotCount() {
        var trail = open(requirement(1, "finance").put("conflictDeclaration", true));
        assertEquals(
                Optional.of("the reviewer did not declare to have no conflict of interest"),
                stated(trail, APPROVED, Declared.NOTHING, reviewer("frank", "finance")));
        assertEquals(Optional.empty(), stated(trail, APPROVED, NO_CONFLICT, reviewer("frank", "finance")));
    }

    @Test
    void anEmergencyAndItsFindingNeedBoth() {
        // Given
        var trail = open(trained()
                .put("conflictDeclaration", true)
                .put(
                        "breakGlass",
                        Json.object()
                                .put("groups", Json.strings(List.of("on-call")))
                                .put("permitFor", "PT10M")
                                .put("reviewWithin", "PT24H")
                                .build()));
        var otto = reviewer("otto", "on-call");
        var frank = reviewer("frank", "finance");

        // When, Then
        assertEquals(true, stated(trail, BREAK_GLASS, NO_CONFLICT, otto).isPresent());
        assertEquals(
                true,
                stated(trail, BREAK_GLASS, Declared.NOTHING, otto.with(courses(trail, 60)))
                        .isPresent());
        assertEquals(Optional.empty(), stated(trail, BREAK_GLASS, NO_CONFLICT, otto.with(courses(trail, 60))));
        trail.permit().redeemed();
        assertEquals(true, stated(trail, UPHELD, NO_CONFLICT, frank).isPresent());
        assertEquals(
                true,
                stated(trail, UPHELD, Declared.NOTHING, frank.with(courses(trail, 60)))
                        .isPresent());
        assertEquals(Optional.empty(), stated(trail, UPHELD, NO_CONFLICT, frank.with(courses(trail, 60))));
    }

    @Test
    void whoHasAConflictTakesNoPartAnyMoreAndNeitherDoesWhoStandsInForThem() {
        // Given
        var trail = open(requirement(1, "finance"));
        trail.delegated(reviewer("frank", "finance"), person("dora"));

        // When
        assertEquals(Optional.empty(), stated(trail, RECUSED, Declared.NOTHING, reviewer("frank", "finance")));

        // Then
        assertEquals(Verdict.REVIEW_REQUIRED, trail.state().verdict());
        assertEquals(
                Optional.of("the reviewer has declared a conflict of interest"),
                stated(trail, REJECTED, Declared.NOTHING, reviewer("frank", "finance")));
        assertEquals(
                Optional.of("the reviewer is in none of the groups that may decide"),
                stated(trail, APPROVED, Declared.NOTHING, reviewer("dora", "elsewhere")));
        assertEquals(Optional.empty(), stated(trail, APPROVED, Declared.NOTHING, reviewer("fiona", "finance")));
    }

    @Test
    void aRiskIsAcceptedByThoseWhomPolicyNamesAndOfThisDecisionsEvidence() {
        // Given
        var named = Json.object().put("groups", Json.strings(List.of("risk"))).build();
        var trail = open(requirement(1, "finance").put("riskAcceptance", named));
        var risk = new Declared(false, Optional.of(new RiskAccepted(List.of(EVIDENCE), "known supplier")));
        var other = new Declared(
                false, Optional.of(new RiskAccepted(List.of(Digest.of(new byte[] {1})), "known supplier")));

        // When, Then
        var not = Optional.of("policy does not name the reviewer to approve with evidence unread");
        assertEquals(not, stated(trail, APPROVED, risk, reviewer("frank", "finance")));
        assertEquals(
                Optional.of("what the reviewer accepts unread is no evidence of this decision"),
                stated(trail, APPROVED, other, reviewer("ruth", "finance", "risk")));
        assertEquals(
                Optional.of("the reviewer is in none of the groups that may decide"),
                stated(trail, APPROVED, risk, reviewer("rolf", "risk")));
        assertEquals(Optional.empty(), stated(trail, APPROVED, risk, reviewer("ruth", "finance", "risk")));
        assertEquals(not, stated(open(requirement(1, "finance")), APPROVED, risk, reviewer("ruth", "finance", "risk")));
    }

    @Test
    void whatIsDeclaredIsUnderTheDigestOfTheStatement() {
        // Given
        var subject = Digest.of(new byte[0]);
        var plain = new Statement(ID, subject, subject, APPROVED, "m", "");
        var declared = new Statement(ID, subject, subject, APPROVED, "m", "", NO_CONFLICT, Optional.empty());
        var risk = new Statement(
                ID,
                subject,
                subject,
                APPROVED,
                "m",
                "",
                new Declared(true, Optional.of(new RiskAccepted(List.of(EVIDENCE), "r"))),
                Optional.empty());

        // Then
        assertEquals(
                3,
                List.of(plain.digest(), declared.digest(), risk.digest()).stream()
                        .distinct()
                        .count());
        assertEquals(risk, Statement.read(risk.json()));
        assertEquals(declared, Statement.read(declared.json()));
        assertThrows(
                IllegalArgumentException.class,
                () -> Statement.read(Json.object()
                        .put("decision", ID.toString())
                        .put("subject", subject.toString())
                        .put("view", subject.toString())
                        .put("verdict", "approved")
                        .put("meaning", "m")
                        .put("conflict", "some")
                        .build()));
    }

    @Test
    void thePolicysAuthorIsExcludedWhereTheRequirementSaysSo() {
        // Given
        var plain = new TestTrail()
                .proposed()
                .evaluatedByPolicyOf("paula", requirement(1, "finance").build());
        var strict =
                new java.util.LinkedHashMap<>(requirement(1, "finance").build().members());
        strict.put("excluded", Json.strings(List.of("policy-author")));
        var trail = new TestTrail().proposed().evaluatedByPolicyOf("paula", new Json.Obj(strict));

        // When, Then
        assertEquals(
                Optional.of("the reviewer published the policy by which it was rated"),
                stated(trail, APPROVED, Declared.NOTHING, reviewer("paula", "finance")));
        assertEquals(Optional.empty(), stated(trail, APPROVED, Declared.NOTHING, reviewer("frank", "finance")));
        assertEquals(Optional.empty(), stated(plain, APPROVED, Declared.NOTHING, reviewer("paula", "finance")));
    }
}
