package io.trailwright.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Watches one window: whether any text of the corpus runs, loads something, or moves other text about. */
final class HostileWatch {
    /** What every script of the corpus would set. */
    private static final String CANARY = "globalThis.trailwrightCanary === 1";

    /** What a page breaks when it takes text for more than text; counted by the browser itself. */
    private static final String POLICY = """
            globalThis.trailwrightPolicy = [];
            document.addEventListener('securitypolicyviolation',
                violation => globalThis.trailwrightPolicy.push(violation.violatedDirective + ' ' + violation.blockedURI));
            """;

    /** Each text node and attribute with a character that is not seen or that turns the direction, or not kept apart. */
    private static final String DISORDER = """
            () => {
              const unseen = /[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]/u;
              const rightToLeft = /[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]/;
              const apart = element => {
                for (let at = element; at && at !== document.body; at = at.parentElement) {
                  if (['isolate', 'isolate-override', 'plaintext'].includes(getComputedStyle(at).unicodeBidi)
                      || at.tagName === 'TEXTAREA' || at.tagName === 'INPUT') { return true; }
                }
                return false;
              };
              const found = [];
              const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const node = walker.currentNode;
                if (unseen.test(node.data)) { found.push('unseen in ' + node.parentElement.tagName + ': ' + JSON.stringify(node.data.slice(0, 80))); }
                if (rightToLeft.test(node.data) && document.body.contains(node) && !apart(node.parentElement)) {
                  found.push('not kept apart in ' + node.parentElement.tagName + ': ' + node.data.slice(0, 80));
                }
              }
              for (const element of document.querySelectorAll('*')) {
                for (const attribute of element.attributes) {
                  if (unseen.test(attribute.value)) { found.push('unseen in ' + element.tagName + '@' + attribute.name); }
                  if (attribute.name.startsWith('on')) { found.push('a handler on ' + element.tagName); }
                }
              }
              return found;
            }
            """;

    /** Every address on the page that is not of its own origin, or no address of a page at all. */
    private static final String ELSEWHERE = """
            origins => [...document.querySelectorAll('[href],[src],[action],[formaction],[data],[poster],[background]')]
                .flatMap(element => ['href', 'src', 'action', 'formaction', 'data', 'poster', 'background']
                    .filter(name => element.hasAttribute(name))
                    .map(name => [element.tagName, element.getAttribute(name)])
                    .filter(([, address]) => !URL.canParse(address, document.baseURI)
                        || !origins.includes(new URL(address, document.baseURI).origin))
                    .map(([tag, address]) => tag + ' ' + address))
            """;

    private final Set<String> origins;
    private final List<String> strangers = new CopyOnWriteArrayList<>();
    private final List<String> dialogs = new CopyOnWriteArrayList<>();

    /** @param origins from which pages may load, and to which they may lead */
    HostileWatch(BrowserContext window, Set<String> origins) {
        this.origins = Set.copyOf(origins);
        window.addInitScript(POLICY);
        window.onRequest(this::requested);
        window.route(url -> !ours(url), route -> route.abort());
        window.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
    }

    private void requested(Request request) {
        if (!ours(request.url())) {
            strangers.add(request.url());
        }
    }

    private boolean ours(String url) {
        return origins.stream().anyMatch(origin -> url.startsWith(origin + "/"));
    }

    /** Everything that this page does and must not. */
    List<String> wrong(Page page) {
        var wrong = new ArrayList<String>();
        if (ran(page)) {
            wrong.add("a script ran");
        }
        dialogs.forEach(dialog -> wrong.add("a dialog: " + dialog));
        strangers.forEach(url -> wrong.add("a request to " + url));
        add(wrong, "against the policy: ", page.evaluate("globalThis.trailwrightPolicy"));
        add(wrong, "", page.evaluate(DISORDER));
        add(wrong, "leads elsewhere: ", page.evaluate(ELSEWHERE, List.copyOf(origins)));
        dialogs.clear();
        strangers.clear();
        return wrong;
    }

    boolean ran(Page page) {
        return (boolean) page.evaluate(CANARY);
    }

    List<String> strangers() {
        return strangers;
    }

    private static void add(List<String> wrong, String what, Object found) {
        if (found instanceof List<?> all) {
            all.forEach(each -> wrong.add(what + each));
        }
    }
}
