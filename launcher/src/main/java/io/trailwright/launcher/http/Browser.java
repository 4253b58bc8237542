package io.trailwright.launcher.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One person's browser, without a screen and without scripts: keeps cookies, follows redirects, fills in forms.
 * A page that cannot be reached, or that answers 503, is asked for again for a while. Not thread-safe.
 */
public final class Browser {
    private static final int MOST_REDIRECTS = 20;
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

    private final CookieJar cookies = new CookieJar();
    private final Duration patience;

    public Browser(Duration patience) {
        this.patience = patience;
    }

    /** Opens a page, through all redirects. */
    public Answer open(URI address) {
        return follow("GET", address, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Opens a page, and stops at a redirect to an address that starts with {@code prefix}, which is not asked for: the
     * answer is then the redirect itself.
     */
    public Answer openUntil(URI address, String prefix) {
        return follow("GET", address, Optional.empty(), Optional.of(prefix), Optional.empty());
    }

    /**
     * Sends a form of a page as it stands, with these values filled in.
     *
     * @param page where the form was found
     */
    public Answer submit(Answer page, HtmlForm form, Map<String, String> filledIn) {
        return submitUntil(page, form, filledIn, Optional.empty());
    }

    Answer submitUntil(Answer page, HtmlForm form, Map<String, String> filledIn, Optional<String> prefix) {
        var values = new LinkedHashMap<>(form.values());
        values.putAll(filledIn);
        var address = page.uri().resolve(form.action().isEmpty() ? page.uri().toString() : form.action());
        var origin = page.uri().getScheme() + "://" + page.uri().getAuthority();
        return follow("POST", address, Optional.of(Wire.form(values)), prefix, Optional.of(origin));
    }

    /**
     * Signs in where a page of the identity provider asks for it, and returns the page behind.
     *
     * @param page what came when the protected page was opened; returned as it is when it asks for no password
     */
    public Answer signIn(Answer page, String username, String password) {
        return signInUntil(page, username, password, Optional.empty());
    }

    Answer signInUntil(Answer page, String username, String password, Optional<String> prefix) {
        var login = HtmlForm.in(page.text()).stream()
                .filter(form -> form.values().containsKey("password"))
                .findFirst();
        if (login.isEmpty()) {
            return page;
        }
        var after = submitUntil(page, login.get(), Map.of("username", username, "password", password), prefix);
        var again = HtmlForm.in(after.text()).stream()
                .anyMatch(form -> form.values().containsKey("password"));
        if (again) {
            throw new CallException("The identity provider does not accept the password of " + username + ".");
        }
        return after;
    }

    private Answer follow(
            String method, URI address, Optional<String> body, Optional<String> stopAt, Optional<String> formOrigin) {
        var answer = once(method, address, body, formOrigin);
        for (var hops = 0; hops < MOST_REDIRECTS; hops++) {
            var location = answer.headers().firstValue("location");
            if (answer.status() < 300 || answer.status() > 399 || location.isEmpty()) {
                return answer;
            }
            var next = answer.uri().resolve(location.get());
            if (stopAt.filter(prefix -> next.toString().startsWith(prefix)).isPresent()) {
                return answer;
            }
            answer = once("GET", next, Optional.empty(), Optional.empty());
        }
        throw new CallException(address + " redirects without end.");
    }

    private Answer once(String method, URI address, Optional<String> body, Optional<String> formOrigin) {
        var deadline = Instant.now().plus(patience);
        while (true) {
            try {
                var answer = Wire.send(request(method, address, body, formOrigin));
                cookies.take(answer.uri(), answer.headers().allValues("set-cookie"));
                if (answer.status() != 503 || Instant.now().isAfter(deadline)) {
                    return answer;
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw new UnreachableException(
                            address + " cannot be reached: " + e.getClass().getSimpleName(), e);
                }
            }
            Pause.of(Duration.ofMillis(300));
        }
    }

    private HttpRequest request(String method, URI address, Optional<String> body, Optional<String> formOrigin) {
        var request = HttpRequest.newBuilder(address)
                .timeout(CALL_LIMIT)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .method(method, body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        var header = cookies.header(address);
        if (!header.isEmpty()) {
            request.header("Cookie", header);
        }
        formOrigin.ifPresent(origin -> {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            request.header("Origin", origin);
        });
        return request.build();
    }
}
