package io.trailwright.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The issuer of {@link TestTokens} as a provider that is asked over HTTP: discovery, and keys that are found by their
 * {@code kid}. For tests of how a service finds the key of a token; a service that is told the key beforehand never asks.
 * Counts what it is asked, and serves a stranger's keys at an address that nobody has a reason to ask.
 */
public class TestIssuer implements QuarkusTestResourceLifecycleManager {

    /** The {@code kid} of a published key on the curve P-256, which signs nothing. */
    public static final String EC_KEY = "issuer-ec";

    private static final String URL = "issuer.url";

    private String service = "";
    private String furtherTenant = "";
    private @Nullable HttpServer server;

    /** How often the provider's keys were asked for. */
    public static int keysAsked() {
        return JvmScope.count("issuer.asked./keys");
    }

    /** How often somebody asked for the stranger's keys, which only a defective token names. */
    public static int strangerAsked() {
        return JvmScope.count("issuer.asked./stranger");
    }

    /** Where the provider is. */
    public static String url() {
        return JvmScope.require(URL, "TestIssuer must be among the test's resources");
    }

    /** Where a stranger's keys are. */
    static String strangersKeys() {
        return url() + "/stranger";
    }

    /** Arguments: the {@code service} under test, and the OIDC {@code tenant} that asks here too, if there is one. */
    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault("service", "");
        furtherTenant = initArgs.getOrDefault("tenant", "");
    }

    @Override
    public Map<String, String> start() {
        HttpServer listening = listen();
        server = listening;
        String url = "http://localhost:" + listening.getAddress().getPort();
        listening.createContext("/", exchange -> handle(exchange, url));
        listening.start();
        JvmScope.put(URL, url);
        JvmScope.put("audience", TestTokens.audience(service));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("quarkus.oidc.auth-server-url", url);
        settings.put("quarkus.oidc.credentials.secret", "a secret of at least thirty-two characters");
        settings.put("quarkus.oidc.token.audience", TestTokens.audience(service));
        if (!furtherTenant.isEmpty()) {
            settings.put("quarkus.oidc." + furtherTenant + ".auth-server-url", url);
        }
        return settings;
    }

    private static HttpServer listen() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the issuer does not start", e);
        }
    }

    private static void handle(HttpExchange exchange, String url) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JvmScope.increment("issuer.asked." + path);
        switch (path) {
            case "/.well-known/openid-configuration" -> answer(exchange, TokenBuilder.json(discovery(url)));
            case "/keys" -> answer(exchange, keys(TestKey.named("issuer").jwk(), ecKey()));
            case "/stranger" -> answer(exchange, keys(TestKey.named("stranger").jwk()));
            default -> {
                exchange.sendResponseHeaders(404, -1);
                exchange.close();
            }
        }
    }

    private static Map<String, Object> discovery(String url) {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("issuer", TestTokens.ISSUER);
        discovery.put("jwks_uri", url + "/keys");
        discovery.put("authorization_endpoint", url + "/auth");
        discovery.put("token_endpoint", url + "/token");
        discovery.put("end_session_endpoint", url + "/logout");
        return discovery;
    }

    @SafeVarargs
    private static String keys(Map<String, Object>... keys) {
        return TokenBuilder.json(Map.of("keys", List.of(keys)));
    }

    private static Map<String, Object> ecKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            var point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
            return Map.of(
                    "kty",
                    "EC",
                    "crv",
                    "P-256",
                    "kid",
                    EC_KEY,
                    "use",
                    "sig",
                    "alg",
                    "ES256",
                    "x",
                    coordinate(point.getAffineX().toByteArray()),
                    "y",
                    coordinate(point.getAffineY().toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 bytes, big-endian (RFC 7518, section 6.2.1.2). */
    private static String coordinate(byte[] number) {
        byte[] bytes = new byte[32];
        byte[] digits = number.length > 32 ? Arrays.copyOfRange(number, number.length - 32, number.length) : number;
        System.arraycopy(digits, 0, bytes, 32 - digits.length, digits.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
