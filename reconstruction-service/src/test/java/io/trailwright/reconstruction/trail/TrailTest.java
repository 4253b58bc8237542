package io.trailwright.reconstruction.trail;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One decision, rebuilt. */
@QuarkusTest
class TrailTest extends ReconstructionTest {

    @Test
    void decisionIsRebuiltAndVerified() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());

        // When
        var answer = bench.get(decision).statusCode(200);

        // Then
        answer.body("decisionId", equalTo(decision.id().toString()))
                .body("log", equalTo(decision.log().name()))
                .body("verdict", equalTo("allowed"))
                .body("tier", equalTo("high"))
                .body("accountFrom", equalTo("verified"))
                .body(
                        "account[0].sentence",
                        startsWith("On 22 November 2026 at 21:14:03 UTC the integration payout-agent proposed"))
                .body("account[0].entries", equalTo(List.of(0)))
                .body("timeline.seq", equalTo(List.of(0, 1, 2, 3, 4, 5, 6)))
                .body("timeline.index", equalTo(List.of(1, 2, 3, 4, 5, 6, 7)))
                .body("parts.request.state", equalTo("recorded"))
                .body("parts.change.entries", equalTo(List.of(6)))
                .body("partsRecorded", equalTo(5))
                .body("tooThin", equalTo(false))
                .body("fields", hasSize(9))
                .body("fieldsRecorded", equalTo(9))
                .body("fields.find { it.field == 'reviewer' }.known", equalTo("verified"))
                .body("fields.find { it.field == 'tool' }.known", equalTo("declared"))
                .body("fields.find { it.field == 'final-action' }.known", equalTo("observed"))
                .body("approvals", hasSize(1))
                .body("approvals[0].name", equalTo("Alice Moreau"))
                .body("approvals[0].subject", equalTo("alice"))
                .body("approvals[0].acr", equalTo("gold"))
                .body("approvals[0].counted", equalTo(true))
                .body("approvals[0].ignoredBecause", nullValue())
                .body("rules[0].id", equalTo("large-amount"))
                .body("violations", hasSize(0))
                .body("verification.result", equalTo("ok"))
                .body("verification.entries", equalTo(7))
                .body("verification.proofs", equalTo(7))
                .body("verification.signatures", equalTo(1))
                .body("verification.logSize", equalTo(9))
                .body("verification.problem", nullValue());
    }

    @Test
    void decisionIsRebuiltBeforeTheFeedHasCaughtUp() {
        // Given a decision that was never followed
        var decision = bench.payout();

        // When
        var answer = bench.get(decision);

        // Then
        answer.statusCode(200)
                .body("verification.result", equalTo("ok"))
                .body("accountFrom", equalTo("verified"))
                .body("partsRecorded", equalTo(5));
    }

    @Test
    void withoutTheLedgerTheAccountIsToldFromTheCopy_andNothingIsClaimedToBeVerified() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        var before = bench.get(decision).extract().jsonPath().getList("account.sentence");

        // When
        bench.ledger().down(true);
        var answer = bench.get(decision);

        // Then
        answer.statusCode(200)
                .body("accountFrom", equalTo("kept"))
                .body("account.sentence", equalTo(before))
                .body("verification.result", equalTo("unavailable"))
                .body("verification.problem.what", notNullValue())
                .body("verification.signatures", equalTo(0));
        bench.get(decision.log().name(), "/v1/trails/" + decision.id() + "/bundle")
                .statusCode(503)
                .body("type", equalTo("https://trailwright.dev/problems/no-bundle"));
    }

    @Test
    void erasedPartsAreErased_andNotBroken() {
        // Given a decision, followed whole
        var log = bench.ledger().newLog();
        var story = Story.payout(new TrailBuilder(log.name(), Bench.uuid()));
        var decision = new Bench.Case(log, story.trail().id());
        log.append(story.entries());
        bench.follow(log);

        // When the ledger erases two parts and records it
        story.trail().erase(0, "request").erase(0, "evidence/0/content").recordErasures();
        log.append(story.entries().subList(7, 8));
        log.replace(io.trailwright.core.entry.Entry.read(
                0, story.entries().get(0).headerBytes(), story.entries().get(0).parts()));
        bench.follow(log);

        // Then
        bench.get(decision)
                .body("verification.result", equalTo("erased"))
                .body("verification.erased", equalTo(2))
                .body("parts.request.state", equalTo("erased"))
                .body("parts.evidence.state", equalTo("erased"))
                .body("fields.find { it.field == 'tool' }.known", equalTo("erased"))
                .body("tooThin", equalTo(true))
                .body("verdict", equalTo("allowed"));
        var copy = bench.query("SELECT name FROM part WHERE log = '%s' AND body IS NULL ORDER BY name", log);
        assertEquals(List.of("evidence/0/content", "request"), copy);
        assertTrue(bench.copyOf(log).stream().noneMatch(row -> row.startsWith("quarantine")));
    }
}
