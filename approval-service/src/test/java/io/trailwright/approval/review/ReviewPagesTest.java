package io.trailwright.approval.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.json.Json;
import io.trailwright.testing.TestTokens;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages: what they show, and that what they show is inert. */
@QuarkusTest
class ReviewPagesTest extends ServiceTest {

    @Test
    void theQueueShowsWhatWaitsByTierThenTimeLeft() {
        // Given
        var later = ledger().propose(
                        "acme", Proposal.payout().summary("the later one"), Evaluations.high(1, group, "PT9H"));
        var sooner = ledger().propose(
                        "acme", Proposal.payout().summary("the sooner one"), Evaluations.high(1, group, "PT3H"));
        untilOpen(later);
        untilOpen(sooner);
        // When
        var page = page("anna", "/reviews").statusCode(200).extract().asString();
        // Then
        assertTrue(page.contains("Anna Example"));
        assertTrue(page.indexOf("the sooner one") < page.indexOf("the later one"), "least time left first");
        assertTrue(page.contains("2 h 59 min left"));
        assertTrue(page.contains("Money above 10,000 EUR leaves the company."));
        page("anna", "/reviews?tab=decided").statusCode(200).body(not(containsString("the sooner one")));
        given().redirects()
                .follow(false)
                .get("/")
                .then()
                .statusCode(303)
                .header("Location", containsString("/reviews"));
    }

    @Test
    void theReviewIsOnOnePage() {
        // Given
        var decision = open(Proposal.payout().withDigestOnly("contract", "s3://contracts/7"), 2);
        // When
        var page =
                page("anna", "/reviews/" + decision).statusCode(200).extract().asString();
        // Then
        for (var shown : List.of(
                "<bdi>payments-agent</bdi> asks to run",
                "48,250.5 EUR",
                "payment.payout",
                "bank-gateway",
                "DE02120300000000202051",
                "48250.5",
                "Invoice 4711.csv",
                "<td><bdi>position</bdi></td><td><bdi>amount</bdi></td>",
                "s3://contracts/7",
                "only its digest is in the record",
                "a claim, not checked",
                "Pay now: the invoice matches the contract.",
                "Money above 10,000 EUR leaves the company.",
                "2 approvals by different people from " + group,
                "whoever asked for it, the workflow&#39;s owner, whoever supplied evidence",
                "3 h 59 min left",
                "Nobody yet.",
                "Decision proposed",
                "Review opened",
                "payments-agent",
                "id=\"approve-form\"",
                "id=\"reject-form\"",
                ledger().subject(decision).toString(),
                review("anna", decision).getString("view"))) {
            assertTrue(page.contains(shown), shown + " is on the page:\n" + page);
        }
        assertFalse(page.contains("href=\"s3:"), "a location is not a link");
    }

    @Test
    void nothingOnAPageRunsOrComesFromElsewhere() {
        // Given
        var decision = openPayout(1);
        // When, Then
        for (var path : List.of("/reviews", "/reviews/" + decision, "/signed-out", "/trailwright.css")) {
            page("anna", path)
                    .header(
                            "Content-Security-Policy",
                            is("default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
                                    + " img-src 'self'; form-action 'self';"
                                    + " frame-ancestors 'none'; base-uri 'none'"))
                    .header("X-Content-Type-Options", "nosniff")
                    .header("X-Frame-Options", "DENY")
                    .header("Referrer-Policy", "same-origin")
                    .body(not(containsString("<script>")))
                    .body(not(containsString(" style=")))
                    .body(not(containsString(" onclick")));
        }
        page("anna", "/reviews/" + decision)
                .header("Cache-Control", "no-store")
                .body(containsString("<script src=\"/trailwright.js\" defer></script>"));
    }

    @Test
    void hostileTextIsInertAndVisibleInEveryPlace() {
        // Given
        var hostile =
                "</bdi><script>alert(1)</script><img src=x onerror=alert(2)>{page.person}\u202Edrow\u200B\u0007\"'&amp;";
        var decision = open(
                new Proposal()
                        .summary(hostile)
                        .recommendation(hostile)
                        .arguments(Json.object()
                                .put(hostile, hostile)
                                .put("list", Json.strings(List.of(hostile)))
                                .build())
                        .with(hostile, hostile, "text/csv", hostile)
                        .part("exceptions", Json.strings(List.of(hostile)).canonical()),
                1);
        // When
        var page =
                page("anna", "/reviews/" + decision).statusCode(200).extract().asString();
        var inbox = page("anna", "/reviews").statusCode(200).extract().asString();
        // Then
        var shown = "&lt;/bdi&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;{page.person}"
                + "⟦U+202E⟧drow⟦U+200B⟧⟦U+0007⟧&quot;&#39;&amp;amp;";
        assertTrue(inbox.contains(shown));
        var inBrackets = "[&quot;" + shown.substring(0, shown.indexOf("⟦U+0007"));
        assertEquals(8, page.split(Pattern.quote(shown), -1).length - 1, "every place shows it: " + page);
        assertTrue(page.contains(inBrackets), "the argument's name, in quotes: " + page);
        for (var text : List.of(page, inbox)) {
            assertFalse(text.contains("<script>"));
            assertFalse(text.contains("<img"));
            assertTrue(text.codePoints().noneMatch(point -> point == 0x202E || point == 0x200B || point == 0x07));
        }
    }

    @Test
    void aNulInTheSummaryDoesNotStopTheFeed() {
        var decision = open(Proposal.payout().summary("before\0after"), 1);
        page("anna", "/reviews/" + decision).statusCode(200).body(containsString("before⟦U+0000⟧after"));
    }

    @Test
    void longContentStaysInItsBoxAndSaysHowLongItIs() {
        var decision = open(
                Proposal.payout()
                        .arguments(Json.object()
                                .put("memo", "x".repeat(40_000))
                                .put("iban", "DE99")
                                .build())
                        .with("mail", "long.eml", "message/rfc822", "y".repeat(70_000)),
                1);
        page("anna", "/reviews/" + decision)
                .statusCode(200)
                .body(containsString("40000 characters, scroll to read all"))
                .body(containsString("Only the beginning is shown."))
                .body(containsString("Open the whole document"))
                .body(containsString("DE99"));
    }

    @Test
    void signingOutLeadsToAPageThatSaysSo() {
        for (var request : List.of(given(), as("anna"))) {
            request.redirects()
                    .follow(false)
                    .get("/logout")
                    .then()
                    .statusCode(303)
                    .header("Location", containsString("/signed-out"));
        }
        given().get("/signed-out").then().statusCode(200).body(containsString("Signed out"));
    }

    @Test
    void refusalsOfPagesArePages() {
        page("anna", "/reviews/" + UUID.randomUUID()).statusCode(404).contentType(containsString("text/html"));
        page("anna", "/reviews/x").statusCode(404).contentType(containsString("text/html"));
        given().auth()
                .oauth2(TestTokens.integration("acme"))
                .get("/reviews")
                .then()
                .statusCode(403)
                .contentType(containsString("text/html"))
                .body(containsString("does not have the role of a reviewer"));
        given().auth()
                .oauth2(TestTokens.withRoles("svc", "acme", "reviewer"))
                .get("/reviews")
                .then()
                .statusCode(403)
                .body(containsString("A person is required"));
    }
}
