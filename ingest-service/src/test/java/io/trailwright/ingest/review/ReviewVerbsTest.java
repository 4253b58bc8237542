package io.trailwright.ingest.review;

import static io.trailwright.ingest.IngestApi.approval;
import static io.trailwright.ingest.IngestApi.created;
import static io.trailwright.ingest.IngestApi.decide;
import static io.trailwright.ingest.IngestApi.delegate;
import static io.trailwright.ingest.IngestApi.escalate;
import static io.trailwright.ingest.IngestApi.evidence;
import static io.trailwright.ingest.IngestApi.integration;
import static io.trailwright.ingest.IngestApi.kinds;
import static io.trailwright.ingest.IngestApi.member;
import static io.trailwright.ingest.IngestApi.open;
import static io.trailwright.ingest.IngestApi.part;
import static io.trailwright.ingest.IngestApi.person;
import static io.trailwright.ingest.IngestApi.post;
import static io.trailwright.ingest.IngestApi.propose;
import static io.trailwright.ingest.IngestApi.read;
import static io.trailwright.ingest.IngestApi.slug;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.trailwright.ingest.IngestTest;
import io.trailwright.testing.TestTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stages, requests for changes, delegation and escalation at the ledger's door. */
@QuarkusTest
class ReviewVerbsTest extends IngestTest {
    private static final Optional<String> CLOCK = Optional.empty();

    @Test
    void stagesAreApprovedInTheirOrder() {
        // Given
        var decision = opened("payout-staged");

        // When, Then
        assertRefused(403, "not-your-stage", decide(decision, "approved", member("carl", "controllers")));
        assertEquals(List.of(0, 0), read(decision).getList("stages.approvalsGiven"));
        created(decide(decision, "approved", person("rosa")));
        assertRefused(403, "has-decided", decide(decision, "approved", member("rosa", "controllers")));
        assertRefused(403, "not-your-stage", decide(decision, "approved", person("ravi")));
        assertEquals(List.of("finance", "control"), read(decision).getList("stages.name"));
        assertEquals(List.of(1, 0), read(decision).getList("stages.approvalsGiven"));
        assertEquals("review-required", read(decision).getString("verdict"));
        created(decide(decision, "approved", member("carl", "controllers")));
        assertEquals("allowed", read(decision).getString("verdict"));
    }

    @Test
    void whatAReviewerAsksForReachesTheAgentAndEvidenceAnswersIt() {
        // Given
        var decision = opened("payout");

        // When
        created(decide(decision, "changes-requested", person("rosa")));

        // Then
        var told = read(decision);
        assertEquals("evidence-required", told.getString("verdict"));
        assertEquals("checked against the contract", told.getString("changesRequested.reason"));
        assertEquals("Rosa Example", told.getString("changesRequested.name"));
        assertEquals("review-closed", slug(decide(decision, "approved", person("ravi"))));

        // When
        created(post(
                integration(),
                "/v1/decisions/" + decision + "/evidence",
                "{\"evidence\":[" + evidence("contract", "clause 7") + "]}"));

        // Then
        assertEquals("review-required", read(decision).getString("verdict"));
        assertEquals(null, read(decision).getString("changesRequested"));
        created(open(decision));
        created(decide(decision, "approved", person("rosa")));
        assertEquals("allowed", read(decision).getString("verdict"));
    }

    @Test
    void changesAreRequestedByAPersonWithAReason() {
        // Given
        var decision = opened("payout");
        var state = read(decision);

        // When
        var answer = post(approval(), "/v1/decisions/" + decision + "/review", """
            {"event":"decided","head":"%s","personToken":"%s","statement":{"decision":"%s","subject":"%s","view":"%s",
             "verdict":"changes-requested","meaning":"m","reason":" "}}""".formatted(
                        state.getString("head.leafHash"),
                        person("rosa"),
                        decision,
                        state.getString("subject"),
                        state.getString("subject")));

        // Then
        answer.then().statusCode(400);
        assertEquals("/statement/reason", answer.jsonPath().getString("violations[0].pointer"));
    }

    @Test
    void aDelegateDecidesAndTheDelegatorCannotApproveAnyMore() {
        // Given
        var decision = opened("payout");
        var dora = member("dora", "sales");
        assertRefused(403, "not-in-group", decide(decision, "approved", dora));

        // When
        created(delegate(decision, "sub-dora", inAnHour(), person("rosa")));

        // Then
        assertEquals("sub-rosa", part(decision, 3, "reviewer").string("sub"));
        assertEquals("sub-dora", part(decision, 3, "delegation").object("to").string("sub"));
        assertRefused(403, "has-delegated", decide(decision, "approved", person("rosa")));
        created(decide(decision, "approved", dora));
        assertEquals("allowed", read(decision).getString("verdict"));
    }

    @Test
    void delegationGoesRoundNoExclusion() {
        // Given
        var decision = opened("payout");

        // When, Then
        assertRefused(409, "is-requester", delegate(decision, "sub-dora", inAnHour(), person("rita")));
        assertRefused(409, "is-workflow-owner", delegate(decision, "sub-dora", inAnHour(), person("olivia")));
        assertRefused(409, "not-in-group", delegate(decision, "sub-dora", inAnHour(), member("sam", "sales")));
        assertRefused(409, "delegate-is-requester", delegate(decision, "sub-rita", inAnHour(), person("rosa")));
        assertRefused(409, "delegate-is-workflow-owner", delegate(decision, "sub-olivia", inAnHour(), person("rosa")));
        assertRefused(409, "delegate-is-reviewer", delegate(decision, "sub-rosa", inAnHour(), person("rosa")));
        assertRefused(409, "until-passed", delegate(decision, "sub-dora", Instant.now(), person("rosa")));
        created(delegate(decision, "sub-ravi", inAnHour(), person("rosa")));
        assertRefused(409, "holds-delegation", delegate(decision, "sub-dora", inAnHour(), person("ravi")));
        assertRefused(409, "has-delegated", delegate(decision, "sub-dora", inAnHour(), person("rosa")));
        assertEquals(
                1, kinds(decision).stream().filter("review.delegated"::equals).count());
    }

    @Test
    void onlyAPersonsOwnTokenHandsADecisionOn() {
        // Given
        var decision = opened("payout");

        // When, Then
        for (var token : List.of(
                TestTokens.machine("approval-service"),
                TestTokens.person("rosa", "acme", "finance-reviewers"),
                TestTokens.personBuilder("rosa", "acme", "finance-reviewers")
                        .forService("approval")
                        .expired()
                        .token())) {
            var answer = delegate(decision, "sub-dora", inAnHour(), token);
            answer.then().statusCode(403);
            assertEquals("person-required", slug(answer));
            var escalation = escalate(decision, 1, "managers", Optional.of(token));
            escalation.then().statusCode(403);
        }
        assertFalse(kinds(decision).contains("review.delegated"));
    }

    @Test
    void onlyWhomPolicyNamesJoinsAndOnlyWhenTheTimeHasCome() throws Exception {
        // Given
        var decision = opened("payout-staged");
        var mona = member("mona", "managers");
        Thread.sleep(1100);

        // When, Then
        assertRefused(409, "other-step", escalate(decision, 1, "cronies", CLOCK));
        assertRefused(409, "other-step", escalate(decision, 2, "directors", CLOCK));
        assertRefused(403, "not-in-group", decide(decision, "approved", mona));
        created(escalate(decision, 1, "managers", CLOCK));
        assertRefused(409, "not-due", escalate(decision, 2, "directors", CLOCK));
        created(escalate(decision, 2, "directors", Optional.of(person("rosa"))));
        assertRefused(409, "no-step-left", escalate(decision, 3, "board", Optional.of(person("rosa"))));
        assertEquals(
                List.of("finance-reviewers", "managers", "directors"),
                read(decision).getList("stages[0].groups"));
        created(decide(decision, "approved", mona));
        assertRefused(403, "not-your-stage", decide(decision, "approved", member("dirk", "directors")));
    }

    @Test
    void whoHasNoPartInItCannotEscalate() {
        // Given
        var decision = opened("payout-staged");

        // When, Then
        assertRefused(409, "not-in-group", escalate(decision, 1, "managers", Optional.of(member("sam", "sales"))));
        assertRefused(409, "is-requester", escalate(decision, 1, "managers", Optional.of(person("rita"))));
    }

    private static Instant inAnHour() {
        return Instant.now().plus(1, ChronoUnit.HOURS);
    }

    private static String opened(String workflow) {
        var decision = propose(workflow, "invoice").getString("decisionId");
        created(open(decision));
        return decision;
    }

    private static void assertRefused(int status, String reason, Response answer) {
        answer.then().statusCode(status);
        assertEquals(reason, answer.jsonPath().getString("reason"));
    }
}
