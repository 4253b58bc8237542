package io.trailwright.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Optional;

/** Pictures of what a journey shows, light and dark, where {@code -Dscreenshots=FOLDER} asks for them (from the root). */
final class Pictures {
    private Pictures() {}

    static void take(Page page, String name) {
        Optional.ofNullable(System.getProperty("screenshots")).ifPresent(folder -> {
            var to = RunningStack.stack().config().root().resolve(folder);
            for (var scheme : ColorScheme.values()) {
                if (scheme != ColorScheme.NO_PREFERENCE) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    var file = Path.of(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
                    page.screenshot(new Page.ScreenshotOptions().setPath(to.resolve(file)));
                }
            }
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        });
    }
}
