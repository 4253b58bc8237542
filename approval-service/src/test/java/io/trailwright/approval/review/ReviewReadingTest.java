package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How people read: what is measured of it, what they are told has changed, and what cannot be read at all. */
@QuarkusTest
class ReviewReadingTest extends ServiceTest {

    @Test
    void howThePersonReadIsPartOfWhatTheyState() {
        // Given a short document, which the page shows whole, and a long one
        var decision = open(Proposal.payout().with("report", "Long", "text/plain", "x".repeat(5_000)), 1);
        page("anna", "/reviews/" + decision).statusCode(200).body(containsString("1 seen in full"));
        // When
        onPage("anna", decision, "approved", "").statusCode(303);
        // Then
        var attention = lastCall(decision).object("statement").object("attention");
        assertEquals(List.of(digest("position,amount\n1,48250.50\n")), attention.stringList("opened"));
        assertTrue(attention.integer("seconds") < 60);
        var recorded = ledger().state(decision).reviews().get(0).statement();
        assertEquals(1, recorded.attention().orElseThrow().opened().size());
    }

    @Test
    void openingADocumentIsSeenByTheServiceInEveryWayThatThereIs() {
        for (var way : List.of("/reviews/%s/evidence/1", "/reviews/%s/evidence/1/view", "/v1/reviews/%s/evidence/1")) {
            // Given
            var decision = open(Proposal.payout().with("report", "Long", "text/plain", "x".repeat(5_000)), 1);
            page("anna", "/reviews/" + decision);
            // When
            as("anna").get(way.formatted(decision)).then().statusCode(200);
            as("ben").get("/reviews/" + decision).then().statusCode(200);
            // Then
            page("anna", "/reviews/" + decision).body(containsString("2 seen in full"));
            page("ben", "/reviews/" + decision).body(containsString("1 seen in full"));
            onPage("anna", decision, "rejected", "").statusCode(303);
            assertEquals(
                    2,
                    lastCall(decision)
                            .object("statement")
                            .object("attention")
                            .stringList("opened")
                            .size(),
                    way);
        }
    }

    @Test
    void whoDecidesByAProgramIsNotSaidToHaveLooked() {
        var decision = openPayout(1);
        page("anna", "/reviews/" + decision).statusCode(200);
        decide("anna", decision, decision(decision, "approved", "")).statusCode(201);
        assertTrue(lastCall(decision).object("statement").opt("attention").isEmpty());
    }

    @Test
    void theSameDecisionSentAgainCountsOnceHoweverMuchLater() {
        // Given
        var decision = open(Proposal.payout().with("report", "Long", "text/plain", "x".repeat(5_000)), 2);
        onPage("anna", decision, "approved", "").statusCode(303);
        // When the document is opened in between, what is measured is another
        as("anna").get("/v1/reviews/" + decision + "/evidence/1").then().statusCode(200);
        var again = decision(decision, "approved", "As I read it.");
        decide("anna", decision, again).statusCode(201);
        // Then
        assertEquals(1, count(decision, EntryKind.REVIEW_DECIDED));
    }

    @Test
    void whatChangedSinceOneLookedStaysUntilOneDecides() {
        // Given
        var decision = openPayout(1);
        page("anna", "/reviews/" + decision).body(not(containsString("Changed since you looked")));
        ledger().addEvidence(decision, "sub-agent", "the contract", Evaluations.high(2, group, "PT4H"));
        Eventually.get(() -> count(decision, EntryKind.REVIEW_OPENED), count -> count == 2);
        untilOpen(decision);
        // When, Then
        for (int time = 1; time <= 2; time++) {
            page("anna", "/reviews/" + decision)
                    .body(containsString("Changed since you looked"))
                    .body(containsString("<a href=\"#evidence-2\">Evidence 2</a>: <bdi>contract</bdi>"))
                    .body(containsString("<bdi>requirement.approvals</bdi>"))
                    .body(containsString("<del><bdi>1</bdi></del>"))
                    .body(containsString("<ins><bdi>2</bdi></ins>"));
        }
        page("ben", "/reviews/" + decision).body(not(containsString("Changed since you looked")));
    }

    @Test
    void itIsComparedWithTheLastThatWasApprovedAboutTheSame() {
        // Given
        var earlier = open(payout("Vergleich AG", "100.00"), 1);
        decide("anna", earlier, decision(earlier, "approved", "")).statusCode(201);
        var another = open(payout("Andere AG", "7.00"), 1);
        decide("anna", another, decision(another, "approved", "")).statusCode(201);
        var refused = open(payout("Vergleich AG", "300.00"), 1);
        decide("anna", refused, decision(refused, "rejected", "too much")).statusCode(201);
        // When
        var decision = open(payout("Vergleich AG", "250.00"), 1);
        // Then
        page("anna", "/reviews/" + decision)
                .body(containsString("href=\"/reviews/" + earlier + "\""))
                .body(containsString("the same action, target and subject"))
                .body(containsString("<del><bdi>100.00</bdi></del>"))
                .body(containsString("<ins><bdi>250.00</bdi></ins>"))
                .body(containsString("2 arguments are the same."))
                .body(containsString("href=\"/reviews/" + refused + "\""))
                .body(not(containsString("href=\"/reviews/" + another + "\"")));
    }

    @Test
    void whatOtherGroupsDecidedIsNotToldHere() {
        // Given
        var foreign =
                ledger().propose(tenant, payout("Geheim AG", "100.00"), Evaluations.high(1, group + "-others", "PT4H"));
        Eventually.get(() -> count(foreign, EntryKind.REVIEW_OPENED), count -> count == 1);
        // When
        var decision = open(payout("Geheim AG", "250.00"), 1);
        // Then
        page("anna", "/reviews/" + decision)
                .body(containsString("Nothing like it has been approved before in your groups."))
                .body(not(containsString(foreign.toString())));
    }

    @Test
    void inHighTierNobodyApprovesWhatNobodyCanLookAt() {
        // Given
        var archive = new byte[] {'P', 'K', 3, 4, 0, 0};
        var decision = open(Proposal.payout().with("archive", "Attachments", "application/zip", archive), 1);
        // When, Then
        page("anna", "/reviews/" + decision)
                .body(containsString("Uninspectable."))
                .body(containsString("evidence 2: the document is of a kind that cannot be shown here"))
                .body(not(containsString("id=\"approve-form\"")));
        decide("anna", decision, decision(decision, "approved", ""))
                .statusCode(409)
                .body("type", containsString("view-incomplete"));
        decide("anna", decision, decision(decision, "rejected", "Send it as text."))
                .statusCode(201);
    }

    @Test
    void aPictureIsServedAsWhatItsBytesAreAndCanDoNothing() {
        // Given
        var decision = open(
                Proposal.payout().with("photo", "Note", "image/png", png()).with("text", "T", "text/html", "<b>"), 1);
        // When, Then
        page("anna", "/reviews/" + decision)
                .body(containsString("<img class=\"picture\" src=\"/reviews/" + decision + "/evidence/1/image\""));
        page("anna", "/reviews/" + decision + "/evidence/1/image")
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", is("inline; filename=\"evidence-2.png\""));
        page("anna", "/reviews/" + decision + "/evidence/0/image").statusCode(404);
        page("anna", "/reviews/" + decision + "/evidence/2/image").statusCode(404);
        page("anna", "/reviews/" + decision + "/evidence/9/view").statusCode(404);
        given().redirects()
                .follow(false)
                .get("/reviews/" + decision + "/evidence/1/image")
                .then()
                .statusCode(401);
    }

    private static Proposal payout(String beneficiary, String amount) {
        return Proposal.payout()
                .arguments(Json.object()
                        .put("beneficiary", beneficiary)
                        .put("amount", amount)
                        .put("currency", "EUR")
                        .build());
    }

    private static String digest(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static byte[] png() {
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(20)
                .putInt(10)
                .array();
    }
}
