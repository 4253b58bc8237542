package io.trailwright.reconstruction.trail;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.bundle.BundleVerifier;
import io.trailwright.core.bundle.Verification;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import io.trailwright.reconstruction.fake.FakeLog;
import io.trailwright.testing.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
                .body("account[0].sentence", startsWith("On 22 November 2026 at 21:14:03 UTC the integration payout-agent proposed"))
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
    void anotherTenantsDecisionAnswersExactlyAsOneThatIsNotThere() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        var stranger = bench.ledger().newLog().name();
        var absent = UUID.fromString("0193a4f0-0000-7000-8000-00000000dead");

        for (var suffix : List.of("", "/bundle")) {
            // When
            var foreign = bench.get(stranger, "/v1/trails/" + decision.id() + suffix);
            var missing = bench.get(stranger, "/v1/trails/" + absent + suffix);

            // Then
            var foreignBody = foreign.statusCode(404).contentType("application/problem+json").extract().asString();
            var missingBody = missing.statusCode(404).contentType("application/problem+json").extract().asString();
            assertEquals(missingBody.replace(absent.toString(), "ID"), foreignBody.replace(decision.id().toString(), "ID"));
        }
        bench.get(stranger, "/v1/trails").statusCode(200).body("trails", hasSize(0));
    }

    @Test
    void onlyAuditorsAndIntegrationsRead() {
        // Given
        var decision = bench.payout();
        var tenant = decision.log().name();
        for (var path : List.of("/v1/trails", "/v1/trails/" + decision.id(), "/v1/trails/" + decision.id() + "/bundle")) {
            // When no token, bad tokens, other roles; Then 401 and 403 problems
            given().when().get(path).then().statusCode(401);
            for (var bad : List.of(
                    TestTokens.builder().subject("x").tenant(tenant).roles("auditor").expired().token(),
                    TestTokens.builder().subject("x").tenant(tenant).roles("auditor").wrongAudience().token(),
                    TestTokens.builder().subject("x").tenant(tenant).roles("auditor").unsigned().token(),
                    TestTokens.builder().subject("x").tenant(tenant).roles("auditor").signedByStranger().token())) {
                given().auth().oauth2(bad).when().get(path).then().statusCode(401);
            }
            for (var role : List.of("reviewer", "executor", "admin", "approval-service", "policy-author")) {
                given().auth().oauth2(TestTokens.withRoles("x", tenant, role))
                        .when().get(path).then()
                        .statusCode(403)
                        .contentType("application/problem+json");
            }
            given().auth().oauth2(TestTokens.builder().subject("x").roles("auditor").token())
                    .when().get(path).then()
                    .statusCode(403)
                    .body("type", equalTo("https://trailwright.dev/problems/tenant-missing"));
            given().auth().oauth2(TestTokens.integration(tenant)).when().get(path).then().statusCode(200);
        }
    }

    @Test
    void requestsThatMakeNoSenseAreProblems() {
        // Given
        var tenant = bench.ledger().newLog().name();

        // When, Then
        bench.get(tenant, "/v1/trails/not-an-id").statusCode(404).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?limit=0").statusCode(400).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?limit=201").statusCode(400).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?limit=x").statusCode(400).contentType("application/problem+json");
        bench.get(tenant, "/v1/trails?after=x").statusCode(400).contentType("application/problem+json");
    }

    @Test
    void listPagesThroughEveryDecisionOnce_newestFirst() {
        // Given five decisions
        var log = bench.ledger().newLog();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var id = Bench.uuid();
            ids.add(0, id.toString());
            log.append(new Story(new TrailBuilder(log.name(), id)).proposed().entries());
        }
        bench.follow(log);

        // When
        var seen = new ArrayList<String>();
        var path = "/v1/trails?limit=2";
        while (path != null) {
            var page = bench.get(log.name(), path).statusCode(200).extract();
            seen.addAll(page.jsonPath().getList("trails.decisionId"));
            var next = page.jsonPath().getString("next");
            assertEquals(next != null, page.header("Link") != null);
            path = next == null ? null : page.header("Link").replaceAll("^<(.*)>; rel=\"next\"$", "$1");
        }

        // Then
        assertEquals(ids, seen);
        bench.get(log.name(), "/v1/trails").body("trails[0].workflow", equalTo("supplier-payouts"))
                .body("trails[0].verdict", equalTo("undetermined"))
                .body("trails[0].summary", equalTo("Pay invoice NW-2026-118 to Nordwind Logistik GmbH"))
                .body("next", nullValue());
    }

    @Test
    void bundleIsDeterministic_andVerifiesWithThePinnedKeyAlone() {
        // Given
        var decision = bench.payout();
        bench.follow(decision.log());
        var key = FakeLog.signer(decision.log().name(), 1).verifierKey();
        var foreign = FakeLog.signer(decision.log().name(), 2).verifierKey();

        // When
        var first = bundle(decision);
        var second = bundle(decision);

        // Then
        assertArrayEquals(first, second);
        var verified = BundleVerifier.verify(first, List.of(key));
        assertEquals(Verification.Result.OK, verified.result(), verified.toString());
        assertEquals(7, verified.entries());
        assertEquals(Verification.Result.BROKEN, BundleVerifier.verify(first, List.of(foreign)).result());
    }

    private byte[] bundle(Bench.Case decision) {
        return bench.get(decision.log().name(), "/v1/trails/" + decision.id() + "/bundle")
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"trail-" + decision.id() + ".zip\"")
                .extract()
                .asByteArray();
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

    @Test
    void answersCarryTheHeadersThatKeepABrowserStrict() {
        // Given
        var decision = bench.payout();

        // When
        var answer = bench.get(decision);

        // Then
        answer.header("Content-Security-Policy", startsWith("default-src 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Cache-Control", equalTo("no-store"));
    }
}
