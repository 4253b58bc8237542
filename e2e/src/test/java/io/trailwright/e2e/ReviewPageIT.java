package io.trailwright.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.trailwright.e2e.ReviewBrowser.address;
import static io.trailwright.e2e.ReviewBrowser.assertAccessible;
import static io.trailwright.e2e.ReviewBrowser.signAgain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trailwright.core.json.Json;
import io.trailwright.e2e.ReviewBrowser.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reviewers at their pages: a real browser, a real identity provider, the real services. */
class ReviewPageIT {
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
    void aReviewerFindsReadsAndApproves() {
        // Given
        var decision = propose("71100.00");
        var page = browser.signedIn("alice", Window.DESK);
        // When
        page.navigate(address("/reviews?tier=high&q=" + "nordwind"));
        page.locator("[data-line='" + decision + "'] a.card-link").click();
        assertThat(page.locator("h1")).containsText("payout-agent asks to run payment.payout on bank-gateway");
        assertThat(page.locator(".head .gist")).containsText("71,100.00 EUR");
        page.getByText("Open the whole document").first().click();
        assertThat(page.locator("pre.content")).containsText("FRAMEWORK CONTRACT");
        page.getByText("← To the review").click();
        page.locator("#approve-reason").fill("Invoice and contract agree.");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"))
                .click();
        assertThat(page.locator(".statement")).containsText("with exactly these arguments");
        assertAccessible(page);
        signAgain(page);
        // Then
        assertThat(page.locator(".notice-good")).containsText("You approved this");
        assertEquals("allowed", RunningStack.verdict(decision));
        var told = RunningStack.trail(decision).toString();
        assertTrue(told.contains("By the measure of the approval service"), "the account tells how she read");
    }

    @Test
    void theArgumentsStayInViewHoweverFarOneReads() {
        var decision = propose("71200.00");
        var page = browser.signedIn("alice", Window.DESK);
        page.navigate(address("/reviews/" + decision));
        page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)");
        assertThat(page.locator(".args th").getByText("iban")).isInViewport();
        assertThat(page.getByText("DE02120300000000202051").first()).isVisible();
        assertThat(page.locator("#approve-form button")).isInViewport();
    }

    @Test
    void rejectingWithoutAReasonIsNotSent() {
        // Given
        var decision = propose("71300.00");
        var page = browser.signedIn("ben", Window.DESK);
        page.navigate(address("/reviews/" + decision));
        // When
        page.locator("#reject-form button").click();
        // Then
        assertEquals(address("/reviews/" + decision), page.url());
        assertEquals("review-required", RunningStack.verdict(decision));
        // When
        page.locator("#reject-reason").fill("The account is not the one in Annex B.");
        page.locator("#reject-form button").click();
        // Then
        assertThat(page.locator(".notice-good")).containsText("You rejected this");
        assertEquals("rejected", RunningStack.verdict(decision));
    }

    @Test
    void theKeyboardIsEnoughAndNoKeyDecides() {
        // Given
        var decision = propose("71400.00");
        var page = browser.signedIn("alice", Window.DESK);
        page.navigate(address("/reviews?q=71400"));
        assertThat(page.locator("[data-line]")).hasCount(1);
        // When
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("[data-line] details[open]")).hasCount(1);
        page.keyboard().press("o");
        page.waitForURL(address("/reviews/" + decision));
        page.keyboard().press("a");
        assertThat(page.locator("#approve-reason")).isFocused();
        page.keyboard().type("ra?j");
        assertThat(page.locator("#approve-reason")).hasValue("ra?j");
        assertEquals("review-required", RunningStack.verdict(decision));
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        signAgain(page);
        // Then
        assertThat(page.locator(".notice-good")).containsText("You approved this");
        assertEquals("allowed", RunningStack.verdict(decision));
    }

    @Test
    void singleKeysCanBeSwitchedOffAndStayOff() {
        // Given
        var page = browser.signedIn("alice", Window.DESK);
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.locator("h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        assertAccessible(page);
        // When
        page.locator("#keys-on").uncheck();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close"))
                .click();
        page.reload();
        page.keyboard().press("?");
        page.keyboard().press("/");
        // Then
        assertThat(page.locator("#keys")).isHidden();
        assertFalse((Boolean) page.evaluate("document.activeElement.id === 'q'"));
        page.locator("#keys-button").click();
        assertThat(page.locator("#keys-on")).not().isChecked();
    }

    @Test
    void everythingWorksWithoutScripts() {
        // Given
        var decision = propose("71500.00");
        var page = browser.signedIn("alice", Window.DESK.withoutScripts());
        // When
        page.locator("#q").fill("71500");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                .click();
        assertTrue(page.url().contains("q=71500"));
        assertThat(page.locator("#keys-button")).isHidden();
        page.locator("[data-line='" + decision + "'] a.card-link").click();
        page.locator("#reject-reason").fill("Not this one.");
        page.locator("#reject-form button").click();
        // Then
        assertThat(page.locator(".notice-good")).containsText("You rejected this");
        page.navigate(address("/reviews/mine"));
        assertThat(page.locator("tbody tr").first()).containsText("rejected");
    }

    @Test
    void oneAfterTheOtherInFocus() {
        // Given
        var first = propose("71600.00");
        var second = propose("71700.00");
        var page = browser.signedIn("ben", Window.DESK);
        page.navigate(address("/reviews/" + first + "?focus=on"));
        // When
        page.locator("#reject-reason").fill("One.");
        page.locator("#reject-form button").click();
        page.waitForURL(Pattern.compile(".*focus=on&done=" + first));
        // Then
        assertThat(page.locator(".notice-good")).containsText("of the review before");
        assertEquals("rejected", RunningStack.verdict(first));
        assertEquals("review-required", RunningStack.verdict(second));
    }

    @Test
    void theQueueLooksAgainByItself() {
        var page = browser.signedIn("alice", Window.DESK);
        page.navigate(address("/reviews?q=71800"));
        assertThat(page.locator("[data-line]")).hasCount(0);
        propose("71800.00");
        page.waitForSelector("[data-line]", new Page.WaitForSelectorOptions().setTimeout(40_000));
        assertThat(page.locator("#live")).containsText("The queue has changed");
    }

    @Test
    void everyPageIsAccessibleInLightAndDarkOnDeskAndPhone() {
        // Given
        var decision = propose("71900.00");
        for (var window : List.of(Window.DESK, Window.DESK.inTheDark(), Window.PHONE, Window.PHONE.inTheDark())) {
            var page = browser.signedIn("alice", window);
            for (var path : List.of(
                    "/reviews",
                    "/reviews?tab=decided",
                    "/reviews?q=nothing-fits",
                    "/reviews/" + decision,
                    "/reviews/" + decision + "/evidence/1/view",
                    "/reviews/" + decision + "/evidence/2/view",
                    "/reviews/" + decision + "/evidence/3/view",
                    "/reviews/mine",
                    "/reviews/team",
                    "/reviews/away",
                    "/reviews/second-looks",
                    "/reviews/00000000-0000-7000-8000-000000000000",
                    "/signed-out")) {
                // When
                page.navigate(address(path));
                // Then
                assertAccessible(page);
            }
        }
    }

    @Test
    void aPhoneIsEnoughToDecide() {
        var decision = propose("72000.00");
        var page = browser.signedIn("alice", Window.PHONE);
        page.navigate(address("/reviews/" + decision));
        page.getByText("To the decision").click();
        assertThat(page.locator(".recap")).containsText("72,000.00 EUR");
        page.locator("#approve-form button").click();
        signAgain(page);
        assertThat(page.locator(".notice-good")).containsText("You approved this");
    }

    /** A payout like the example's, of another amount, so that a test finds its own; waits for its review. */
    static String propose(String amount) {
        var example = RunningStack.payout();
        var action = example.body().object("action");
        var arguments = RunningStack.changed(action.object("arguments"), "amount", amount);
        var body = with(example.body(), "action", with(action, "arguments", arguments));
        body = with(body, "summary", Json.of("Pay EUR " + amount + " to Nordwind"));
        var decision = RunningStack.agent()
                .post("/v1/decisions", body)
                .expect(201)
                .json()
                .string("decisionId");
        RunningStack.await(() -> Optional.of(RunningStack.reviewer("alice").get("/v1/reviews/" + decision))
                .filter(answer -> answer.status() == 200)
                .filter(answer -> answer.json().string("state").equals("open")));
        return decision;
    }

    static Json.Obj with(Json.Obj object, String name, Json value) {
        var members = new LinkedHashMap<>(object.members());
        members.put(name, value);
        return new Json.Obj(members);
    }
}
