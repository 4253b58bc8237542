package io.trailwright.launcher.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CookieJarTest {
    private static final URI KEYCLOAK = URI.create("http://localhost:8180/realms/trailwright/login");

    private final CookieJar jar = new CookieJar();

    @Test
    void aSecureCookieGoesBackToLocalhostAndOnlyBelowItsPath() {
        // When
        jar.take(KEYCLOAK, List.of("AUTH=abc;Version=1;Path=/realms/trailwright/;Secure;HttpOnly;SameSite=None"));

        // Then
        assertEquals("AUTH=abc", jar.header(KEYCLOAK));
        assertEquals("", jar.header(URI.create("http://localhost:8083/reviews")));
        assertEquals("", jar.header(URI.create("http://example.org/realms/trailwright/login")));
    }

    @Test
    void aCookieIsReplacedAndForgotten() {
        // Given
        jar.take(KEYCLOAK, List.of("s=1; Path=/", "t=x; Path=/"));

        // When
        jar.take(KEYCLOAK, List.of("s=2; Path=/", "t=; Path=/; Max-Age=0"));

        // Then
        assertEquals("s=2", jar.header(KEYCLOAK));
    }
}
