package io.trailwright.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** An installed Chromium. Without one the tests that open it are skipped, and say so. */
final class HostileBrowser implements AutoCloseable {
    /** Of a window, in pixels. */
    static final int HEIGHT = 900;

    private static final int WIDTH = 1440;

    private final Playwright playwright;
    private final Browser browser;

    private HostileBrowser(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox")));
    }

    static HostileBrowser open() {
        var program = List.of(
                        System.getProperty("chromium", "/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (program.isEmpty()) {
            System.err.println("SKIPPED: hostile content is not looked at, because no Chromium is installed and none is"
                    + " named by -Dchromium=PATH.");
        }
        Assumptions.assumeTrue(program.isPresent(), "no Chromium is installed");
        return new HostileBrowser(program.get());
    }

    /** A fresh one, as of somebody who was never here. */
    BrowserContext window() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
