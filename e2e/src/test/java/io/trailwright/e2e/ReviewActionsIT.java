package io.trailwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trailwright.e2e.ReviewBrowser.address;
import static io.trailwright.e2e.ReviewBrowser.assertAccessible;
import static io.trailwright.e2e.ReviewBrowser.signAgain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.trailwright.core.json.Json;
import io.trailwright.e2e.ReviewBrowser.Window;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reviewer does beside approving and rejecting: a real browser, a real identity provider, the real services. */
class ReviewActionsIT {
    private static final double PATIENCE = 90_000;

    private static ReviewBrowser browser;

    @BeforeAll
    static void open() {
        browser = ReviewBrowser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void changesAreAskedForTheAgentAnswersAndTheReviewerSeesWhatIsNew() {
        // Given
        var decision = ReviewPageIT.propose("73100.00");
        var page = browser.signedIn("alice", Window.DESK);
        page.navigate(address("/reviews/" + decision));

        // When
        unfold(page, "Ask for changes");
        page.locator("#changes-form button").click();
        assertEquals("review-required", RunningStack.verdict(decision), "nothing is sent without a word");
        page.locator("#changes-reason").fill("Add the note of the call-back to the number in the contract.");
        page.locator("#changes-form button[type=submit]").scrollIntoViewIfNeeded();
        Pictures.take(page, "changes-form");
        page.locator("#changes-form button").click();

        // Then the agent is told, and nobody can approve meanwhile
        assertThat(page.locator(".notice")).containsText("You asked for changes");
        assertThat(page.locator("#approve-form")).hasCount(0);
        assertAccessible(page);
        Pictures.take(page, "changes");
        assertEquals("evidence-required", RunningStack.verdict(decision));
        assertTrue(RunningStack.state(decision)
                .object("changesRequested")
                .string("reason")
                .contains("note of the call-back"));

        // When the agent answers
        addNote(decision);
        page.navigate(address("/reviews/" + decision));

        // Then the reviewer sees what is new, and approves it
        assertThat(page.locator(".changed h2")).containsText("Changed since you looked on");
        assertThat(page.locator(".changed")).containsText("Call-back note on the new account");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"))
                .click();
        assertThat(page.locator(".statement")).isVisible();
        Pictures.take(page, "sign");
        signAgain(page);
        assertThat(page.locator(".notice-good")).containsText("You approved this");
        assertEquals("allowed", RunningStack.verdict(decision));
    }

    @Test
    void aReviewIsHandedToAPersonWhoIsChosenByNameAndDecidesInTheirStead() {
        // Given: Carol is asked about nothing of this, and was here
        var decision = ReviewPageIT.propose("73200.00");
        var carol = browser.signedIn("carol", Window.DESK);
        carol.navigate(address("/reviews?q=73200"));
        assertThat(carol.locator("[data-line]")).hasCount(0);
        var alice = browser.signedIn("alice", Window.DESK);
        alice.navigate(address("/reviews/" + decision));

        // When
        unfold(alice, "Hand it to somebody else");
        assertThat(alice.locator("#delegate-chosen option", has("Alice"))).hasCount(0);
        alice.locator("#delegate-chosen").selectOption(new SelectOption().setValue(sub("carol")));
        alice.locator("#delegate-reason").fill("I am away from noon.");
        assertAccessible(alice);
        alice.locator("#delegate-form button[type=submit]").scrollIntoViewIfNeeded();
        Pictures.take(alice, "delegate-form");
        alice.locator("#delegate-form button[type=submit]").click();

        // Then
        assertThat(alice.locator(".actions .note").first()).containsText("Carol");
        assertThat(alice.locator("#approve-form")).hasCount(0);
        assertAccessible(alice);
        Pictures.take(alice, "delegated");
        carol.reload();
        carol.locator("[data-line='" + decision + "'] a.card-link").click();
        carol.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"))
                .click();
        signAgain(carol);
        assertThat(carol.locator(".notice-good")).containsText("You approved this");
        assertEquals("allowed", RunningStack.verdict(decision));
    }

    @Test
    void aSubjectIdCanStillBeTypedAlsoWithoutScripts() {
        // Given
        var decision = ReviewPageIT.propose("73300.00");
        var page = browser.signedIn("ben", Window.PHONE.withoutScripts());
        page.navigate(address("/reviews/" + decision));

        // When
        unfold(page, "Hand it to somebody else");
        if (page.locator("#delegate-chosen").count() > 0) {
            page.locator("#delegate-form details.other summary").click();
        }
        page.locator("#delegate-who").fill(sub("dave"));
        page.locator("#delegate-name").fill("Dave");
        page.locator("#delegate-reason").fill("He knows the system.");
        page.locator("#delegate-form button[type=submit]").click();

        // Then
        assertThat(page.locator(".actions .note").first()).containsText("has handed this to Dave until");
        assertEquals(
                200,
                RunningStack.reviewer("dave").get("/v1/reviews/" + decision).status());
    }

    @Test
    void aReviewIsEscalatedAndThoseWhoComeNextDecide() {
        // Given
        var workflow = JourneyPolicy.publish(
                "journey-escalation",
                Json.object()
                        .put(
                                "escalation",
                                new Json.Arr(List.of(Json.object()
                                        .put("after", "PT2H")
                                        .put("groups", Json.strings(List.of("compliance-reviewers")))
                                        .build())))
                        .build());
        var decision = JourneyPolicy.propose(workflow, "73400.00");
        var page = browser.signedIn("alice", Window.DESK);
        page.navigate(address("/reviews/" + decision));

        // When
        unfold(page, "Escalate to compliance-reviewers");
        page.locator("#escalate-reason").fill("The account is in another country than the supplier.");
        assertAccessible(page);
        page.locator("#escalate-form button[type=submit]").scrollIntoViewIfNeeded();
        Pictures.take(page, "escalate-form");
        page.locator("#escalate-form button").click();

        // Then
        assertThat(page.locator(".history")).containsText("Escalated to compliance-reviewers, because: The account");
        assertThat(page.locator("#escalate-form")).hasCount(0);
        Pictures.take(page, "escalated");
        var carol = browser.signedIn("carol", Window.DESK);
        carol.navigate(address("/reviews/" + decision));
        carol.locator("#reject-reason").fill("The account is not the supplier's.");
        carol.locator("#reject-form button").click();
        assertThat(carol.locator(".notice-good")).containsText("You rejected this");
        assertEquals("rejected", RunningStack.verdict(decision));
    }

    @Test
    void whatNobodyDecidesInTimeIsARejectionAndSaysSo() {
        // Given
        var workflow = JourneyPolicy.publish(
                "journey-expiry", Json.object().put("timeLimit", "PT45S").build());
        var page = browser.signedIn("alice", Window.DESK);
        var decision = JourneyPolicy.propose(workflow, "73500.00");
        page.navigate(address("/reviews/" + decision));
        assertThat(page.locator("#approve-form")).isVisible();

        // When
        RunningStack.await(() -> Optional.of(RunningStack.verdict(decision)).filter("expired"::equals));
        page.locator("#approve-form button").click();

        // Then what was open in the browser decides nothing any more
        assertThat(page.locator(".notice-bad"))
                .containsText(
                        "The time limit has passed", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        RunningStack.await(() -> Optional.of(RunningStack.reviewer("alice").get("/v1/reviews/" + decision))
                .filter(answer -> answer.json().string("state").equals("expired")));
        page.navigate(address("/reviews/" + decision));
        assertThat(page.locator(".decide")).containsText("nobody decided in time, so it must not run");
        assertThat(page.locator(".history")).containsText("Expired");
        assertAccessible(page);
        Pictures.take(page, "expired");
        assertEquals(
                Optional.of("permit-refused"),
                RunningStack.askPermit(
                                decision,
                                RunningStack.changed(RunningStack.payout().arguments(), "amount", "73500.00"))
                        .problem());
    }

    private static void unfold(Page page, String summary) {
        page.locator("summary", has(summary)).first().click();
    }

    private static Page.LocatorOptions has(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static String sub(String username) {
        return io.trailwright.launcher.http.DemoRealm.in(
                        RunningStack.stack().config().root())
                .person(username)
                .sub();
    }

    private static void addNote(String decision) {
        var content = Base64.getEncoder()
                .encodeToString("Call-back note: the account was confirmed on 11 November 2026."
                        .getBytes(StandardCharsets.UTF_8));
        var note = Json.object()
                .put("kind", "call-back-note")
                .put("title", "Call-back note on the new account")
                .put("mediaType", "text/plain")
                .put("content", content)
                .build();
        RunningStack.agent()
                .post(
                        "/v1/decisions/" + decision + "/evidence",
                        Json.object()
                                .put("evidence", new Json.Arr(List.of(note)))
                                .build())
                .expect(201);
        RunningStack.await(() -> Optional.of(RunningStack.reviewer("alice").get("/v1/reviews/" + decision))
                .filter(answer -> answer.json().string("state").equals("open"))
                .filter(answer -> answer.json().objectList("evidence").size() == 5));
    }
}
