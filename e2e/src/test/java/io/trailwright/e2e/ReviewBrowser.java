package io.trailwright.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.stack.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An installed Chromium at the running stack. Without one the tests are skipped, and say so. */
final class ReviewBrowser implements AutoCloseable {
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Playwright playwright;
    private final Browser browser;
    private final List<BrowserContext> windows = new ArrayList<>();

    private ReviewBrowser(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    /** Skips the tests that call it where no Chromium is installed. */
    static ReviewBrowser open() {
        var program = program();
        if (program.isEmpty()) {
            System.err.println("SKIPPED: the review page is not tested, because no Chromium is installed in any of "
                    + PLACES + " and none is named by -Dchromium=PATH.");
        }
        Assumptions.assumeTrue(program.isPresent(), "no Chromium is installed");
        return new ReviewBrowser(program.get());
    }

    private static Optional<Path> program() {
        return Stream.concat(Optional.ofNullable(System.getProperty("chromium")).stream(), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What a window is like. */
    record Window(int width, int height, boolean dark, boolean scripts) {
        static final Window DESK = new Window(1440, 900, false, true);
        static final Window PHONE = new Window(360, 740, false, true);

        Window inTheDark() {
            return new Window(width, height, true, scripts);
        }

        Window withoutScripts() {
            return new Window(width, height, dark, false);
        }
    }

    /** A fresh window in which this person has signed in at Keycloak, at the queue. */
    Page signedIn(String username, Window window) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(window.width(), window.height())
                .setColorScheme(window.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(window.scripts()));
        windows.add(context);
        var page = context.newPage();
        page.navigate(address("/reviews"));
        page.fill("#username", username);
        page.fill("#password", DemoRealm.PASSWORD);
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(address("/reviews")));
        return page;
    }

    /** Signs in once more where policy wants the provider's signature over the approval. */
    static void signAgain(Page page) {
        page.getByText("Sign in and approve").click();
        page.fill("#password", DemoRealm.PASSWORD);
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(address("/reviews/")));
    }

    static String address(String path) {
        return RunningStack.stack().uri(Component.APPROVAL) + path;
    }

    /** No serious or critical violation of WCAG that axe finds, and nothing that is wider than the window. */
    static void assertAccessible(Page page) {
        var grave = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations()
                        .stream()
                        .filter(violation -> GRAVE.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + " at "
                                + violation.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
        assertEquals(List.of(), grave, page.url());
        assertEquals(
                true,
                page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
                page.url() + " is not wider than its window");
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        browser.close();
        playwright.close();
    }
}
