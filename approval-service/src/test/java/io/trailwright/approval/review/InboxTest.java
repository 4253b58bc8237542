package io.trailwright.approval.review;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.trailwright.approval.fake.Evaluations;
import io.trailwright.approval.fake.Eventually;
import io.trailwright.approval.fake.Proposal;
import io.trailwright.approval.fake.ServiceTest;
import io.trailwright.core.json.Json;
import io.trailwright.testing.TestTokens;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The queue: the risky first, filters that stand in the address, counts that are true, and the way through it. */
@QuarkusTest
class InboxTest extends ServiceTest {

    @Test
    void riskComesFirstAndThenTimeLeft() {
        // Given
        var medium = propose(Proposal.payout().summary("medium, soon"), Evaluations.medium(1, group, "PT1H"));
        var late = propose(Proposal.payout().summary("high, late"), Evaluations.high(1, group, "PT9H"));
        var soon = propose(Proposal.payout().summary("high, soon"), Evaluations.high(1, group, "PT3H"));
        // When
        var page = page("anna", "/reviews").statusCode(200).extract().asString();
        // Then
        assertTrue(page.contains("3 waiting."), page);
        assertTrue(page.indexOf(soon.toString()) < page.indexOf(late.toString()));
        assertTrue(page.indexOf(late.toString()) < page.indexOf(medium.toString()));
        assertTrue(page.contains("48,250.5 EUR"), "the amount comes from the arguments");
    }

    @Test
    void filtersStandInTheAddressAndCountsSayOfWhat() {
        // Given
        propose(Proposal.payout().summary("about 100% of_it"), Evaluations.high(1, group, "PT9H"));
        propose(Proposal.payout().summary("about 100 of it"), Evaluations.medium(1, group, "PT9H"));
        // When, Then
        raw("/reviews?tier=high").body(containsString("1 of 2 waiting."));
        raw("/reviews?tier=low").body(containsString("0 of 2 waiting.")).body(containsString("Nothing here fits."));
        raw("/reviews?q=ABOUT+100").body(containsString("2 of 2 waiting."));
        raw("/reviews?q=100%25").body(containsString("1 of 2 waiting."));
        raw("/reviews?q=of_it").body(containsString("1 of 2 waiting."));
        raw("/reviews?workflow=supplier-payout&tier=medium")
                .body(containsString("1 of 2 waiting."))
                .body(containsString("<option value=\"supplier-payout\" selected>"))
                .body(containsString("Medium (1)"))
                .body(containsString("data-list=\"/reviews/list?tier=medium&amp;workflow=supplier-payout\""));
        raw("/reviews?workflow=none").body(containsString("0 of 2 waiting."));
        raw("/reviews?tier=%00&q=%00%F0%9F%92%A9%27&tab=x").statusCode(200);
        raw("/reviews/list?tier=high").body(containsString("1 of 2 waiting.")).body(not(containsString("<html")));
    }

    @Test
    void whatOneHasApprovedDoesNotWaitForOneAnyMore() {
        // Given
        var decision = openPayout(2);
        // When
        decide("anna", decision, decision(decision, "approved", "fine")).statusCode(201);
        // Then
        Eventually.get(() -> page("anna", "/reviews").extract().asString(), page -> page.contains("0 waiting."));
        page("ben", "/reviews").body(containsString("1 waiting.")).body(containsString("1 of 2 approvals"));
        page("anna", "/reviews/mine")
                .body(containsString("/reviews/" + decision))
                .body(containsString("not measured"));
        // When the content changes, the approval does not stand and it waits again
        ledger().addEvidence(decision, "sub-agent", "the contract", Evaluations.high(2, group, "PT4H"));
        Eventually.get(() -> page("anna", "/reviews").extract().asString(), page -> page.contains("1 waiting."));
        page("anna", "/reviews/mine").body(containsString("It does not count any more."));
    }

    @Test
    void theTeamsFiguresComeFromWhatWasStated() {
        // Given
        var approved = openPayout(2);
        onPage("anna", approved, "approved", "").statusCode(303);
        decide("ben", approved, decision(approved, "rejected", "The IBAN is wrong."))
                .statusCode(201);
        // When
        var page = Eventually.get(
                () -> page("anna", "/reviews/team").extract().asString(), text -> text.contains("Ben Example"));
        // Then
        var anna = page.substring(page.indexOf("Anna Example</bdi>"), page.indexOf("Ben Example</bdi>"));
        assertTrue(anna.contains("data-head=\"Decided\">1<"), anna);
        assertTrue(anna.contains("100 % (1)"), anna);
        assertTrue(anna.contains("1 of 1"), anna);
        assertTrue(anna.contains("data-head=\"Approved, then rejected by others\">1<"), anna);
        var ben = page.substring(page.indexOf("Ben Example</bdi>"));
        assertTrue(ben.contains("0 % (0)"), ben);
        assertTrue(ben.contains("data-head=\"Documents opened\">–<"), "nothing was measured: " + ben);
        page("anna", "/reviews/mine").body(containsString("Somebody else then rejected it."));
    }

    @Test
    void decidingInFocusLeadsToTheNextThatWaits() {
        // Given
        var first = propose(Proposal.payout(), Evaluations.high(1, group, "PT2H"));
        var second = propose(Proposal.payout(), Evaluations.high(1, group, "PT3H"));
        assertEquals("/reviews/" + first + "?focus=on", location("/reviews/next"));
        assertEquals("/reviews/" + second + "?focus=on&done=" + first, location("/reviews/next?after=" + first));
        assertEquals("/reviews/" + first + "?focus=on&done=" + second, location("/reviews/next?after=" + second));
        // When
        var to = sendInFocus(first);
        // Then
        assertEquals("/reviews/next?after=" + first, to);
        Eventually.get(() -> location(to), next -> next.equals("/reviews/" + second + "?focus=on&done=" + first));
        page("anna", "/reviews/" + second + "?focus=on&done=" + first)
                .body(containsString("You approved payment.payout of the review before"))
                .body(containsString("/reviews/" + second + "/decision?focus=on"));
        page("anna", "/reviews/" + second + "?focus=on&done=" + second)
                .body(not(containsString("of the review before")));
        page("anna", "/reviews/" + second + "?focus=on&done=" + UUID.randomUUID())
                .statusCode(200);
        sendInFocus(second);
        Eventually.get(() -> location("/reviews/next?after=" + second), next -> next.equals("/reviews?done=" + second));
        page("anna", "/reviews?done=" + second).body(containsString("Nothing else waits for you."));
        page("anna", "/reviews/next?after=x").statusCode(404);
    }

    @Test
    void otherGroupsSeeNothingOfIt() {
        var decision = openPayout(1);
        var other = RestAssured.given()
                .auth()
                .oauth2(TestTokens.person("zoe", tenant, "strangers"))
                .get("/reviews")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertFalse(other.contains(decision.toString()));
        assertTrue(other.contains("0 waiting."));
    }

    private UUID propose(Proposal proposal, Json.Obj evaluation) {
        var decision = ledger().propose(tenant, proposal, evaluation);
        untilOpen(decision);
        return decision;
    }

    /** The address as a browser sends it. */
    private ValidatableResponse raw(String path) {
        return as("anna").urlEncodingEnabled(false).get(path).then();
    }

    private String location(String path) {
        var to = as("anna")
                .redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        return to.replace("http://localhost:" + RestAssured.port, "");
    }

    private String sendInFocus(UUID decision) {
        return onPage("anna", decision, "approved", "?focus=on")
                .statusCode(303)
                .extract()
                .header("Location")
                .replace("http://localhost:" + RestAssured.port, "");
    }
}
