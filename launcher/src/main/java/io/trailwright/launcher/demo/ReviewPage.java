package io.trailwright.launcher.demo;

import io.trailwright.launcher.http.Answer;
import io.trailwright.launcher.http.Browser;
import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.http.HtmlForm;
import io.trailwright.launcher.stack.Component;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A reviewer at the approval page, as in a browser: single sign-on, one screen, one form. */
final class ReviewPage {
    private final Browser browser = new Browser(Duration.ofSeconds(120));
    private final URI address;
    private final String username;

    ReviewPage(World world, String username, String decisionId) {
        this.address = URI.create(world.stack().uri(Component.APPROVAL) + "/reviews/" + decisionId);
        this.username = username;
    }

    URI address() {
        return address;
    }

    /** Opens the review, signing in where the identity provider asks; waits until the review is there. */
    Answer open() {
        return World.await("The review page", () -> {
            var page = browser.signIn(browser.open(address), username, DemoRealm.PASSWORD);
            return page.status() == 404 ? Optional.empty() : Optional.of(page.expect(200));
        });
    }

    /** Fills in the reason and presses the button. */
    Answer decide(Answer page, String verdict, String reason) {
        var form = HtmlForm.in(page.text()).stream()
                .filter(each -> each.method().equals("post") && offers(each, verdict))
                .findFirst()
                .orElseThrow(() -> new DemoException("The review page offers " + username + " no form to decide."));
        var filledIn = new HashMap<>(Map.of("reason", reason));
        filledIn.put("verdict", verdict);
        var after = browser.submit(page, form, filledIn);
        if (after.status() >= 400) {
            throw new DemoException("The decision was not taken: " + after.status() + " " + after.text());
        }
        return after;
    }

    private static boolean offers(HtmlForm form, String verdict) {
        return form.buttons().getOrDefault("verdict", java.util.List.of()).contains(verdict)
                || verdict.equals(form.values().get("verdict"));
    }
}
