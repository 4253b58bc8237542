package io.trailwright.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.trailwright.e2e.HostileCorpus.Item;
import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.stack.Component;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Hostile text in every field, looked at in a real browser on the pages of approval and of reconstruction. Some texts share
 * a decision; with {@code -Dhostile.together=1} each has a decision of its own.
 */
class HostileContentIT {
    private static final int TOGETHER = Integer.getInteger("hostile.together", 4);
    private static final Pattern WHAT_WILL_RUN = Pattern.compile("What will run.*");

    private static HostileBrowser browser;
    private static Map<List<Item>, String> decisions;

    @BeforeAll
    static void proposeAll() {
        browser = HostileBrowser.open();
        decisions = new LinkedHashMap<>();
        for (var group : HostileCorpus.grouped(TOGETHER)) {
            var body = decision(group).body();
            var answer = RunningStack.agent().post("/v1/decisions", body);
            assertEquals(201, answer.status(), names(group) + ": " + answer.text());
            decisions.put(group, answer.json().string("decisionId"));
        }
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static HostileDecision decision(List<Item> group) {
        return new HostileDecision(group, RunningStack.payout().body());
    }

    private static List<String> names(List<Item> group) {
        return group.stream().map(Item::name).toList();
    }

    @Test
    void nothingRunsLoadsOrTurnsOnThePagesOfApproval() {
        // Given
        var wrong = new ArrayList<String>();
        try (var window = window()) {
            var watch = new HostileWatch(window, origins());
            var page = signedIn(window, Component.APPROVAL, "/reviews", "alice");
            decisions.forEach((group, decision) -> {
                // When
                waitForReview(decision);
                page.navigate(address(Component.APPROVAL, "/reviews/" + decision));

                // Then
                watch.wrong(page).forEach(what -> wrong.add(names(group) + " on the review: " + what));
                assertMustSee(page, group, wrong);
                assertFlagged(page, group, wrong);
                assertInertFiles(page, decision, wrong);
            });
            for (var path : List.of("/reviews", "/reviews?tab=decided")) {
                page.navigate(address(Component.APPROVAL, path));
                watch.wrong(page).forEach(what -> wrong.add("on " + path + ": " + what));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void nothingRunsLoadsOrTurnsOnThePagesOfReconstruction() {
        // Given: a reviewer who writes such things too, and a report and a note
        var wrong = new ArrayList<String>();
        decisions.forEach((group, decision) -> {
            var hostile = decision(group);
            RunningStack.decide("ben", decision, "rejected", hostile.text(2000).value())
                    .expect(201);
            RunningStack.agent()
                    .post("/v1/decisions/" + decision + "/notes", hostile.note())
                    .expect(201);
            RunningStack.agent()
                    .post("/v1/decisions/" + decision + "/change", hostile.change())
                    .expect(201);
        });
        try (var window = window()) {
            var watch = new HostileWatch(window, origins());
            var page = signedIn(window, Component.RECONSTRUCTION, "/trails", "audra");
            decisions.forEach((group, decision) -> {
                RunningStack.trail(decision);
                // When
                page.navigate(address(Component.RECONSTRUCTION, "/trails/" + decision));

                // Then
                watch.wrong(page).forEach(what -> wrong.add(names(group) + " on the trail: " + what));
                assertFlagged(page, group, wrong);
            });
            page.navigate(address(Component.RECONSTRUCTION, "/trails"));
            watch.wrong(page).forEach(what -> wrong.add("in the list of trails: " + what));
        }
        try (var window = window()) {
            var watch = new HostileWatch(window, origins());
            var page = signedIn(window, Component.APPROVAL, "/reviews", "ben");
            decisions.forEach((group, decision) -> {
                page.navigate(address(Component.APPROVAL, "/reviews/" + decision));
                watch.wrong(page).forEach(what -> wrong.add(names(group) + " on the closed review: " + what));
            });
            page.navigate(address(Component.APPROVAL, "/reviews?tab=decided"));
            watch.wrong(page).forEach(what -> wrong.add("among the decided: " + what));
        }
        assertEquals(List.of(), wrong);
    }

    /** The arguments, in full, within the first screens, whatever else the agent wrote. */
    private static void assertMustSee(Page page, List<Item> group, List<String> wrong) {
        var heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(WHAT_WILL_RUN));
        var top = Optional.ofNullable(heading.first().boundingBox()).map(box -> box.y);
        if (top.isEmpty() || top.get() > 1.5 * HostileBrowser.HEIGHT) {
            wrong.add(names(group) + ": the arguments begin at " + top.orElse(-1.0));
        }
        var section = page.locator("section, div[role=region]")
                .filter(new Locator.FilterOptions().setHas(heading))
                .first();
        if (!section.textContent().contains(HostileDecision.MUST_SEE)) {
            wrong.add(names(group) + ": an argument is not among what will run");
        }
        var mustSee = Optional.ofNullable(
                section.getByText(HostileDecision.MUST_SEE).last().boundingBox());
        if (mustSee.isEmpty() || mustSee.get().height < 8) {
            wrong.add(names(group) + ": an argument is not to be seen");
        }
    }

    private static void assertFlagged(Page page, List<Item> group, List<String> wrong) {
        boolean mixed = group.stream().anyMatch(Item::mixed);
        if (mixed && !page.textContent("body").contains("mixes latin and ")) {
            wrong.add(names(group) + ": letters of two scripts are not flagged on " + page.url());
        }
    }

    /** A file is saved under our name and never shown in our origin. */
    private static void assertInertFiles(Page page, String decision, List<String> wrong) {
        var answer = page.request().get(address(Component.APPROVAL, "/reviews/" + decision + "/evidence/3"));
        var disposition = answer.headers().getOrDefault("content-disposition", "");
        if (answer.status() != 200
                || !disposition.matches("attachment; filename=\"[a-z0-9.-]+\"")
                || !"application/octet-stream".equals(answer.headers().get("content-type"))
                || !"nosniff".equals(answer.headers().get("x-content-type-options"))) {
            wrong.add("a file comes as " + answer.status() + " " + answer.headers());
        }
    }

    private static void waitForReview(String decision) {
        RunningStack.await(() -> Optional.of(RunningStack.reviewer("alice").get("/v1/reviews/" + decision))
                .filter(answer -> answer.status() == 200)
                .filter(answer -> answer.json().string("state").equals("open")));
    }

    private static BrowserContext window() {
        return browser.window();
    }

    private static Page signedIn(BrowserContext window, Component service, String path, String username) {
        var page = window.newPage();
        page.navigate(address(service, path));
        page.fill("#username", username);
        page.fill("#password", DemoRealm.PASSWORD);
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(address(service, "/")));
        return page;
    }

    private static Set<String> origins() {
        return Set.of(
                origin(RunningStack.stack().uri(Component.APPROVAL)),
                origin(RunningStack.stack().uri(Component.RECONSTRUCTION)),
                origin(RunningStack.stack().uri(Component.KEYCLOAK)));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }

    private static String address(Component service, String path) {
        return RunningStack.stack().uri(service) + path;
    }
}
