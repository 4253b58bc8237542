package io.trailwright.launcher.http;

import io.trailwright.core.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Access tokens of the demo realm; each is kept until shortly before it expires. Thread-safe. */
public final class Tokens {
    private static final String CLI = "trailwright-cli";
    private static final String CALLBACK = "http://127.0.0.1/callback";
    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI issuer;
    private final DemoRealm realm;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    private record Kept(String token, Instant until) {}

    public Tokens(URI issuer, DemoRealm realm) {
        this.issuer = issuer;
        this.realm = realm;
    }

    /** A machine's token, by client credentials; asked for anew when it expires. */
    public Supplier<String> client(String clientId) {
        return () -> keep("client " + clientId, () -> machine(clientId));
    }

    /**
     * A person's token by password, without a login page. It has no {@code auth_time}, so it can read, but no service
     * takes it for a person's signature.
     */
    public Supplier<String> password(String username) {
        return () -> keep("password " + username, () -> direct(username));
    }

    /** A person's token from a real login (code flow with PKCE): it can approve. Kept until it expires. */
    public Supplier<String> person(String username) {
        return () -> keep("person " + username, () -> signIn(username, new Browser(Duration.ofSeconds(5)), Map.of()));
    }

    /**
     * A real login for one statement (OpenID Connect Core 1.0, section 3.1.2.1): {@code prompt=login},
     * {@code max_age=0}, and the nonce that the provider signs.
     */
    public Countersigned countersigned(String username, String nonce) {
        var granted = patiently(() -> signIn(
                username,
                new Browser(Duration.ofSeconds(5)),
                Map.of("nonce", nonce, "prompt", "login", "max_age", "0", "acr_values", "1")));
        return new Countersigned(granted.string("access_token"), granted.string("id_token"));
    }

    /** What a login for one statement brings: who it is, and the provider's signature over the statement. */
    public record Countersigned(String accessToken, String idToken) {}

    private String keep(String key, Supplier<Json.Obj> ask) {
        var now = Instant.now();
        var known = kept.get(key);
        if (known == null || known.until().isBefore(now)) {
            var granted = patiently(ask);
            known = new Kept(
                    granted.string("access_token"),
                    now.plusSeconds(granted.integer("expires_in")).minus(EARLY));
            kept.put(key, known);
        }
        return known.token();
    }

    /** The provider may be restarting, which also ends a login that was half done: begin again. */
    private static Json.Obj patiently(Supplier<Json.Obj> ask) {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return ask.get();
            } catch (UnreachableException e) {
                if (Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Pause.of(Duration.ofMillis(500));
            }
        }
    }

    private Json.Obj machine(String clientId) {
        return grant(Map.of("grant_type", "client_credentials"), Optional.of(clientId + ":" + realm.secret(clientId)));
    }

    private Json.Obj direct(String username) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "password");
        form.put("client_id", CLI);
        form.put("username", username);
        form.put("password", DemoRealm.PASSWORD);
        form.put("scope", "openid");
        return grant(form, Optional.empty());
    }

    private Json.Obj signIn(String username, Browser browser, Map<String, String> asked) {
        var verifier = random();
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", CLI);
        query.put("redirect_uri", CALLBACK);
        query.put("scope", "openid");
        query.put("state", random());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        query.putAll(asked);
        var page = browser.open(URI.create(issuer + "/protocol/openid-connect/auth?" + Wire.form(query)));
        var back = browser.signInUntil(page, username, DemoRealm.PASSWORD, Optional.of(CALLBACK));
        var location = back.headers()
                .firstValue("location")
                .orElseThrow(() -> new UnreachableException("The login of " + username + " was cut off.", null));
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", CLI);
        form.put("redirect_uri", CALLBACK);
        form.put("code", parameter(location, "code"));
        form.put("code_verifier", verifier);
        return grant(form, Optional.empty());
    }

    private Json.Obj grant(Map<String, String> form, Optional<String> credentials) {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Wire.form(form)));
        credentials.ifPresent(pair -> request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
        try {
            var answer = Wire.send(request.build());
            if (answer.status() >= 500) {
                throw new UnreachableException(issuer + " answered " + answer.status(), null);
            }
            return answer.expect(200).json();
        } catch (IOException e) {
            throw new UnreachableException("The identity provider at " + issuer + " cannot be reached.", e);
        }
    }

    static String parameter(String address, String name) {
        for (var pair : address.substring(address.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        throw new CallException("The identity provider sent back no " + name + ": " + address);
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
