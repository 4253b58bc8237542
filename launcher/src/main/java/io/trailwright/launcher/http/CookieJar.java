package io.trailwright.launcher.http;

import java.net.HttpCookie;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cookies of one person's browser on localhost. As in browsers, cookies are not bound to a port, and a
 * {@code Secure} cookie is sent to localhost without TLS, which the JDK's own jar would not do.
 */
final class CookieJar {
    private final Map<String, HttpCookie> cookies = new TreeMap<>();

    /** Takes in the {@code Set-Cookie} headers of an answer. */
    void take(URI from, List<String> headers) {
        for (var header : headers) {
            for (var cookie : HttpCookie.parse(header)) {
                if (cookie.getPath() == null) {
                    cookie.setPath("/");
                }
                var key = from.getHost() + " " + cookie.getPath() + " " + cookie.getName();
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    cookies.remove(key);
                } else {
                    cookies.put(key, cookie);
                }
            }
        }
    }

    /** The {@code Cookie} header for an address, longest path first (RFC 6265, section 5.4); empty when there is none. */
    String header(URI to) {
        return cookies.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(to.getHost() + " "))
                .map(Map.Entry::getValue)
                .filter(cookie -> pathMatches(to.getPath(), cookie.getPath()))
                .sorted(Comparator.comparing(
                                (HttpCookie cookie) -> cookie.getPath().length())
                        .reversed())
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static boolean pathMatches(String path, String prefix) {
        return path.startsWith(prefix)
                && (prefix.endsWith("/") || path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
