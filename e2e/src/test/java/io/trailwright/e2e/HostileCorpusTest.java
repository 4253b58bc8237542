package io.trailwright.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The negative control of {@link HostileContentIT}: the corpus is what it says, and the watch sees it. */
class HostileCorpusTest {

    @Test
    void onAPageThatDoesNotEscapeTheTextsRunLoadAndTurn() {
        int ran = 0;
        int loaded = 0;
        int turned = 0;
        var dead = new ArrayList<String>();
        try (var browser = HostileBrowser.open();
                var window = browser.window()) {
            var watch = new HostileWatch(window, Set.of("http://localhost:1"));
            for (var item : HostileCorpus.read()) {
                var done = look(window, watch, item);
                if (item.live() && !done.ran() && !done.loaded()) {
                    dead.add(item.name());
                }
                ran += done.ran() ? 1 : 0;
                loaded += done.loaded() ? 1 : 0;
                turned += done.turned() ? 1 : 0;
            }
        }
        System.out.println("not escaped, " + ran + " texts run, " + loaded + " load, " + turned + " turn or hide");
        assertEquals(List.of(), dead, "said to be live, and do nothing");
        assertTrue(
                ran > 20 && loaded > 5 && turned > 15, ran + " run, " + loaded + " load, " + turned + " turn or hide");
    }

    private record Done(boolean ran, boolean loaded, boolean turned) {}

    /** The text as HTML. One that leads the page elsewhere has loaded something. */
    private static Done look(BrowserContext window, HostileWatch watch, HostileCorpus.Item item) {
        try (var page = window.newPage()) {
            page.setDefaultTimeout(3_000);
            page.setContent("<p>" + item.text() + "</p>");
            page.waitForTimeout(item.live() ? 200 : 20);
            boolean ran = watch.ran(page);
            boolean loaded = !watch.strangers().isEmpty();
            boolean turned = watch.wrong(page).stream()
                    .anyMatch(what -> what.startsWith("unseen") || what.startsWith("not kept"));
            return new Done(ran, loaded, turned);
        } catch (PlaywrightException left) {
            return new Done(false, true, false);
        }
    }

    @Test
    void aGroupsTextHoldsEachOfItsTextsAndNeverHalfACharacter() {
        var emoji = new HostileCorpus.Item("emoji", "\uD83D\uDE00".repeat(10), false, false);
        var word = new HostileCorpus.Item("word", "abc", false, false);
        assertEquals("\uD83D\uDE00\uD83D\uDE00\nabc", HostileCorpus.text(List.of(emoji, word), 12));
        assertTrue(HostileCorpus.read().size() > 140);
    }
}
