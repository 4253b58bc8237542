package io.trailwright.approval.client.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.countersignature.Provider;
import io.trailwright.approval.countersignature.ProviderCalls.Question;
import io.trailwright.approval.countersignature.ProviderCalls.Tokens;
import io.trailwright.core.trail.Requirement.SignIn;
import io.trailwright.problem.HttpProblem;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NimbusProviderTest {
    private static final RSAKey KEY = key("k1");
    private static final RSAKey STRANGER = key("k1");
    private static final Provider PROVIDER = new Provider(
            "https://idp.example",
            URI.create("https://idp.example/auth"),
            URI.create("https://idp.example/token"),
            URI.create("https://idp.example/keys"));
    private static final Question QUESTION = new Question(
            URI.create("https://reviews.example/reviews/countersigned"),
            "a-state",
            "a-nonce",
            "v".repeat(43),
            new SignIn(List.of("gold"), Optional.empty(), true),
            Optional.of("alice"));

    private final Answers answers = new Answers();
    private final NimbusProvider nimbus = new NimbusProvider(answers.api(), "web", Optional.of("secret"));

    /** What the provider answers; a class that implements the client would be taken for an endpoint of the service. */
    private static final class Answers {
        private Uni<String> token = Uni.createFrom().item("{}");
        private String sent = "";

        TokenApi api() {
            return (TokenApi) Proxy.newProxyInstance(
                    TokenApi.class.getClassLoader(), new Class<?>[] {TokenApi.class}, (proxy, method, sends) -> {
                        if (method.getName().equals("keys")) {
                            return Uni.createFrom().item(new JWKSet(KEY.toPublicJWK()).toString());
                        }
                        sent = sends[0] + " " + sends[1] + " " + sends[2];
                        return token;
                    });
        }
    }

    @Test
    void thePersonIsAskedToSignInAgainForThisOneNonce() {
        // When
        var asked = nimbus.signIn(PROVIDER, QUESTION);
        // Then
        assertEquals(
                "https://idp.example/auth",
                asked.toString().substring(0, asked.toString().indexOf('?')));
        var query = URLUtils.parseParameters(asked.getRawQuery());
        assertEquals(
                Map.ofEntries(
                        Map.entry("response_type", List.of("code")),
                        Map.entry("client_id", List.of("web")),
                        Map.entry("scope", List.of("openid")),
                        Map.entry("redirect_uri", List.of(QUESTION.redirect().toString())),
                        Map.entry("state", List.of("a-state")),
                        Map.entry("nonce", List.of("a-nonce")),
                        Map.entry("prompt", List.of("login")),
                        Map.entry("max_age", List.of("0")),
                        Map.entry("acr_values", List.of("gold")),
                        Map.entry("login_hint", List.of("alice")),
                        Map.entry("code_challenge_method", List.of("S256")),
                        Map.entry("code_challenge", query.get("code_challenge"))),
                query);
    }

    @Test
    void theCodeIsRedeemedWithTheProofKeyAndTheTokenComesBackAsItWasSent() throws Exception {
        // Given
        var idToken = signed(KEY, JWSAlgorithm.RS256, claims().build());
        answers.token = Uni.createFrom().item(response(idToken));
        // When
        var tokens = nimbus.redeem(PROVIDER, "a-code", QUESTION).await().indefinitely();
        // Then
        assertEquals(new Tokens("access", idToken), tokens);
        assertTrue(answers.sent.startsWith("https://idp.example/token Basic "), answers.sent);
        assertTrue(answers.sent.contains("code_verifier=" + QUESTION.verifier()), answers.sent);
    }

    @TestFactory
    Stream<DynamicTest> anAnswerThatDoesNotProveItIsRefused() throws Exception {
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put(
                "another nonce",
                response(signed(
                        KEY, JWSAlgorithm.RS256, claims().claim("nonce", "n").build())));
        bodies.put(
                "no nonce",
                response(signed(
                        KEY, JWSAlgorithm.RS256, claims().claim("nonce", null).build())));
        bodies.put(
                "another client",
                response(signed(KEY, JWSAlgorithm.RS256, claims().audience("x").build())));
        bodies.put(
                "another issuer",
                response(signed(
                        KEY, JWSAlgorithm.RS256, claims().issuer("https://x").build())));
        bodies.put(
                "expired",
                response(signed(
                        KEY,
                        JWSAlgorithm.RS256,
                        claims().expirationTime(new Date(1)).build())));
        bodies.put("another key", response(signed(STRANGER, JWSAlgorithm.RS256, claims().build())));
        bodies.put("no signature", response(new PlainJWT(claims().build()).serialize()));
        bodies.put("a shared secret", response(sharedSecret()));
        bodies.put("no ID token", "{\"access_token\":\"a\",\"token_type\":\"Bearer\"}");
        bodies.put("not JSON", "<html>");
        return bodies.entrySet().stream()
                .map(one -> dynamicTest(one.getKey(), () -> {
                    answers.token = Uni.createFrom().item(one.getValue());
                    assertEquals("sign-in-refused", problem());
                }));
    }

    @Test
    void whatTheProviderDoesNotAnswerIsNotARefusal() {
        answers.token = Uni.createFrom().failure(new IOException("connection reset"));
        assertEquals("identity-provider-unavailable", problem());
    }

    private String problem() {
        Function<HttpProblem, String> slug =
                refused -> refused.type().toString().replaceFirst(".*/", "");
        return slug.apply(assertThrows(
                HttpProblem.class,
                () -> nimbus.redeem(PROVIDER, "a-code", QUESTION).await().indefinitely()));
    }

    private static JWTClaimsSet.Builder claims() {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("https://idp.example")
                .subject("alice")
                .audience("web")
                .claim("nonce", "a-nonce")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static String response(String idToken) {
        return "{\"access_token\":\"access\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"" + idToken
                + "\"}";
    }

    private static String signed(RSAKey key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("k1").build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String sharedSecret() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(), claims().build());
        token.sign(new MACSigner("secret".repeat(8)));
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
