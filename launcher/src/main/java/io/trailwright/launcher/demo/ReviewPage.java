package io.trailwright.launcher.demo;

import io.trailwright.launcher.http.Answer;
import io.trailwright.launcher.http.Browser;
import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.http.HtmlForm;
import io.trailwright.launcher.http.UnreachableException;
import io.trailwright.launcher.stack.Component;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reviewer at the approval page, as in a browser: single sign-on, one screen, one form. */
final class ReviewPage {
    private final World world;
    private final String decisionId;
    private final String username;
    private final URI address;
    private Browser browser = new Browser(Duration.ofSeconds(10));

    ReviewPage(World world, String username, String decisionId) {
        this.world = world;
        this.decisionId = decisionId;
        this.username = username;
        this.address = URI.create(world.stack().uri(Component.APPROVAL) + "/reviews/" + decisionId);
    }

    URI address() {
        return address;
    }

    /**
     * Signs in, opens the review, fills in the reason and presses the button; begins again in a new browser when a
     * service goes away in the middle, until the ledger holds the verdict.
     */
    void decide(String verdict, String reason) {
        World.await("The decision of " + username, () -> {
            try {
                return tried(verdict, reason) || Reviews.recorded(world, username, decisionId, verdict)
                        ? Optional.of(verdict)
                        : Optional.empty();
            } catch (UnreachableException e) {
                browser = new Browser(Duration.ofSeconds(10));
                return Optional.empty();
            }
        });
    }

    private boolean tried(String verdict, String reason) {
        var page = browser.signIn(browser.open(address), username, DemoRealm.PASSWORD);
        var form = form(page, verdict);
        if (form.isEmpty()) {
            return false; // not open yet, or decided by a try whose answer was lost
        }
        var after = browser.submit(page, form.get(), Map.of("reason", reason, "verdict", verdict));
        if (after.status() == 400 || after.status() == 403) {
            throw new DemoException(username + " may not decide: " + after.text());
        }
        return after.status() == 200 && signed(after);
    }

    /** Where the page asks for a sign-in that signs the statement, does that too. */
    private boolean signed(Answer after) {
        var signIn = HtmlForm.links(after.text()).stream()
                .filter(link -> link.startsWith(world.stack().issuer().toString()))
                .findFirst();
        return signIn.isEmpty()
                || browser.signIn(browser.open(URI.create(signIn.get())), username, DemoRealm.PASSWORD)
                                .status()
                        == 200;
    }

    private static Optional<HtmlForm> form(Answer page, String verdict) {
        return HtmlForm.in(page.text()).stream()
                .filter(each -> each.method().equals("post"))
                .filter(each ->
                        each.buttons().getOrDefault("verdict", List.of()).contains(verdict))
                .findFirst();
    }
}
