package io.trailwright.e2e;

import static io.trailwright.e2e.ReviewBrowser.address;

import com.microsoft.playwright.Page;
import io.trailwright.core.json.Json;
import io.trailwright.e2e.ReviewBrowser.Window;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures that the documentation shows: {@code -Dscreenshots=docs/screenshots}, from the root. */
@EnabledIfSystemProperty(named = "screenshots", matches = ".+")
class ReviewScreenshotsIT {

    @Test
    void picturesOfQueueReviewAndDifference() {
        // Given
        RunningStack.decide("ben", RunningStack.propose(RunningStack.payout()), "approved", "Checked by phone.")
                .expect(201);
        RunningStack.propose(RunningStack.example("customer-refund"));
        var decision = ReviewPageIT.propose("52900.00");
        try (var browser = ReviewBrowser.open()) {
            for (var window : List.of(Window.DESK, Window.DESK.inTheDark())) {
                var page = browser.signedIn("alice", window);
                take(page, "/reviews", "inbox", window);
                take(page, "/reviews/" + decision, "review", window);
            }
            addContract(decision);
            for (var window : List.of(Window.DESK, Window.DESK.inTheDark())) {
                var page = browser.signedIn("alice", window);
                page.navigate(address("/reviews/" + decision));
                page.locator(".reading").evaluate("element => element.firstElementChild.hidden = true");
                shoot(page, "difference", window);
            }
            var phone = browser.signedIn("alice", Window.PHONE);
            take(phone, "/reviews/" + decision, "phone", Window.PHONE);
        }
    }

    private static void addContract(String decision) {
        var content = Base64.getEncoder()
                .encodeToString("Call-back note: the account was confirmed on 11 November 2026."
                        .getBytes(StandardCharsets.UTF_8));
        RunningStack.agent()
                .post(
                        "/v1/decisions/" + decision + "/evidence",
                        Json.object()
                                .put(
                                        "evidence",
                                        new Json.Arr(List.of(Json.object()
                                                .put("kind", "call-back-note")
                                                .put("title", "Call-back note on the new account")
                                                .put("mediaType", "text/plain")
                                                .put("content", content)
                                                .build())))
                                .build())
                .expect(201);
        RunningStack.await(() -> Optional.of(RunningStack.reviewer("alice").get("/v1/reviews/" + decision))
                .filter(answer -> answer.json().string("state").equals("open"))
                .filter(answer -> answer.json().objectList("evidence").size() == 5));
    }

    private static void take(Page page, String path, String name, Window window) {
        page.navigate(address(path));
        shoot(page, name, window);
    }

    private static void shoot(Page page, String name, Window window) {
        var folder = RunningStack.stack().config().root().resolve(System.getProperty("screenshots"));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(Path.of(name + (window.dark() ? "-dark" : "-light") + ".png"))));
    }
}
