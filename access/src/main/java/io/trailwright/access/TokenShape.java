package io.trailwright.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets no bearer token reach the parsers that is not of the one shape in use, a compact JWS (RFC 7515, section 7.1): no
 * JWE, no JSON serialization, no text with dots. Whatever else comes is put before the verifier as a word that cannot
 * verify, so that every endpoint refuses it in its own way.
 */
@ApplicationScoped
public class TokenShape {

    /** Above every handler of Quarkus that looks at the header. */
    private static final int FIRST = 1000;

    private static final String SCHEME = "Bearer ";
    private static final String NO_TOKEN = SCHEME + "malformed";

    void register(@Observes Filters filters) {
        filters.register(TokenShape::look, FIRST);
    }

    private static void look(RoutingContext request) {
        String given = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (given != null && replaced(given)) {
            request.request().headers().set(HttpHeaders.AUTHORIZATION, NO_TOKEN);
        }
        request.next();
    }

    static boolean replaced(String given) {
        return given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && !compact(given.substring(SCHEME.length()).strip());
    }

    /** Three texts of the alphabet of base64url (RFC 4648, section 5) with dots between; looks at each character once. */
    private static boolean compact(String token) {
        int dots = 0;
        int length = 0;
        for (int i = 0; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c == '.') {
                if (length == 0) {
                    return false;
                }
                dots++;
                length = 0;
            } else if (c == '-' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                length++;
            } else {
                return false;
            }
        }
        return dots == 2 && length > 0;
    }
}
