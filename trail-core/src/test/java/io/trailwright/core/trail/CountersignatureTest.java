package io.trailwright.core.trail;

import static io.trailwright.core.trail.CountersignedTrail.PROVIDER;
import static io.trailwright.core.trail.CountersignedTrail.alice;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.token.ProviderKeys;
import io.trailwright.core.token.TestProvider;
import io.trailwright.core.trail.Countersignature.Invalid;
import io.trailwright.core.trail.Countersignature.Valid;
import io.trailwright.core.trail.Requirement.SignIn;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CountersignatureTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:10Z");
    private static final SignIn WANTED = new SignIn(List.of("gold"), Optional.of(Duration.ofMinutes(5)), true);
    private static final Statement STATEMENT = CountersignedTrail.statement(Digest.of(new byte[] {1}));
    private static final TestProvider STRANGER = new TestProvider(TestTrail.ISSUER, "k1");

    @Test
    void theProvidersSignatureOverThisStatementByThisPersonHolds() {
        // When
        var checked = check(PROVIDER.sign(claims(STATEMENT)), PROVIDER.keys());
        // Then
        assertEquals(
                new Valid(
                        TestTrail.ISSUER,
                        AT,
                        Optional.of("gold"),
                        PROVIDER.keys().thumbprints().iterator().next()),
                checked);
    }

    @TestFactory
    Stream<DynamicTest> aTokenWithAnyDefectIsRefused() {
        Map<String, Consumer<Map<String, Json>>> defects = new LinkedHashMap<>();
        defects.put("another issuer", claims -> claims.put("iss", Json.of(TestTrail.ISSUER + "/")));
        defects.put("another person", claims -> claims.put("sub", Json.of("mallory")));
        defects.put(
                "another client", claims -> claims.putAll(Map.of("aud", Json.of("other"), "azp", Json.of("other"))));
        defects.put("another party", claims -> claims.put("azp", Json.of("other")));
        defects.put(
                "two clients and no party",
                claims -> claims.putAll(Map.of("aud", Json.strings(List.of("web", "other")), "azp", Json.Null.NULL)));
        defects.put(
                "another statement",
                claims -> claims.put("nonce", Json.of(Countersignature.nonce(Digest.of(new byte[0])))));
        defects.put("no nonce", claims -> claims.put("nonce", Json.Null.NULL));
        defects.put(
                "a nonce with padding",
                claims -> claims.put("nonce", Json.of(Countersignature.nonce(STATEMENT.digest()) + "=")));
        defects.put("no auth_time", claims -> claims.put("auth_time", Json.Null.NULL));
        defects.put("a sign-in before", claims -> claims.put("auth_time", new Json.Num(AT.getEpochSecond() - 361)));
        defects.put("a sign-in to come", claims -> claims.put("auth_time", new Json.Num(AT.getEpochSecond() + 61)));
        defects.put("issued later", claims -> claims.put("iat", new Json.Num(AT.getEpochSecond() + 61)));
        defects.put("expired", claims -> claims.put("exp", new Json.Num(AT.getEpochSecond() - 61)));
        defects.put("a weaker class", claims -> claims.put("acr", Json.of("silver")));
        defects.put("no class", claims -> claims.put("acr", Json.Null.NULL));
        defects.put("auth_time as text", claims -> claims.put("auth_time", Json.of("now")));
        return defects.entrySet().stream()
                .map(defect -> dynamicTest(defect.getKey(), () -> {
                    var claims = new LinkedHashMap<>(claims(STATEMENT).members());
                    defect.getValue().accept(claims);
                    assertRefused(PROVIDER.sign(new Json.Obj(claims)));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aHeaderThatAsksForAnythingElseIsRefused() {
        Map<String, Json> added = new LinkedHashMap<>();
        List.of("none", "None", "NONE", "nOnE", "", "HS256", "RS257", "rs256")
                .forEach(name -> added.put("alg " + name, Json.of(name)));
        added.put("kid unknown", Json.of("k2"));
        added.put("kid ../../k1", Json.of("../../k1"));
        added.put("jwk ", STRANGER.jwk());
        added.put("jku ", Json.of("https://evil.example/keys"));
        added.put("x5u ", Json.of("https://evil.example/cert"));
        added.put("crit ", Json.strings(List.of("exp")));
        added.put("b64 ", new Json.Bool(false));
        added.put("zip ", Json.of("DEF"));
        return added.entrySet().stream()
                .map(one -> dynamicTest(one.getKey(), () -> {
                    var header = PROVIDER.header();
                    header.put(one.getKey().split(" ", 2)[0], one.getValue());
                    assertRefused(PROVIDER.sign(
                            new Json.Obj(header), claims(STATEMENT).canonical()));
                }));
    }

    @Test
    void aTokenThatTheProviderDidNotSignIsRefused() {
        var good = PROVIDER.sign(claims(STATEMENT));
        var unsigned = good.substring(0, good.lastIndexOf('.') + 1);
        assertRefused(STRANGER.sign(claims(STATEMENT)));
        assertRefused(unsigned);
        assertRefused(unsigned + "AA");
        assertRefused(good + "=");
        assertRefused(" " + good);
        assertRefused(good + "." + good);
        assertRefused("");
        var padded = new LinkedHashMap<>(claims(STATEMENT).members());
        padded.put("picture", Json.of("x".repeat(20_000)));
        assertRefused(PROVIDER.sign(new Json.Obj(padded)));
        var twice = "{\"iss\":\"" + TestTrail.ISSUER + "\",\"sub\":\"alice\",\"sub\":\"mallory\"}";
        assertRefused(PROVIDER.sign(new Json.Obj(PROVIDER.header()), twice.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noByteOfATokenCanBeChanged() {
        var good = PROVIDER.sign(claims(STATEMENT));
        var random = new Random(7);
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
        for (int place = 0; place < good.length(); place++) {
            var other = alphabet.charAt(random.nextInt(alphabet.length()));
            if (other != good.charAt(place)) {
                assertRefused(good.substring(0, place) + other + good.substring(place + 1));
            }
        }
    }

    /** The last character of 256 bytes has four bits that no byte holds. */
    @Test
    void aSignatureHasOneSpelling() {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var good = PROVIDER.sign(claims(STATEMENT));
        int last = good.length() - 1;
        assertRefused(good.substring(0, last) + alphabet.charAt(alphabet.indexOf(good.charAt(last)) ^ 1));
    }

    @Test
    void anyChangeOfWhatWasStatedLeavesTheSignatureWithoutAStatement() {
        var token = PROVIDER.sign(claims(STATEMENT));
        var other = new Statement(
                STATEMENT.decision(),
                STATEMENT.subject(),
                STATEMENT.view(),
                STATEMENT.outcome(),
                STATEMENT.meaning(),
                STATEMENT.reason() + " ");
        var checked = new Countersignature(token, PROVIDER.keys()).check(other.digest(), alice(), WANTED, AT);
        assertEquals(new Invalid("its ID token is about another statement"), checked);
    }

    @Test
    void aReviewerOfAnotherIssuerIsAnotherPerson() {
        var alice = alice();
        var elsewhere = new Reviewer(
                new Person(Optional.of("https://other.example"), "alice", Optional.of("Alice")),
                alice.username(),
                alice.groups(),
                alice.acr(),
                alice.amr(),
                alice.authTime(),
                alice.client());
        var signature = new Countersignature(PROVIDER.sign(claims(STATEMENT)), PROVIDER.keys());
        assertEquals(
                new Invalid("its ID token is of another issuer"),
                signature.check(STATEMENT.digest(), elsewhere, WANTED, AT));
    }

    @Test
    void keysOfAnotherKindOrTwoOfOneNameVerifyNothing() {
        var token = PROVIDER.sign(claims(STATEMENT));
        assertTrue(check(token, new ProviderKeys(TestTrail.ISSUER, List.of())) instanceof Invalid);
        assertTrue(
                check(token, new ProviderKeys(TestTrail.ISSUER, List.of(PROVIDER.jwk(), STRANGER.jwk())))
                        instanceof Invalid);
        assertTrue(check(token, new ProviderKeys("https://other.example", List.of(PROVIDER.jwk()))) instanceof Invalid);
        var encrypting = new LinkedHashMap<String, Json>(PROVIDER.jwk().members());
        encrypting.put("use", Json.of("enc"));
        assertTrue(
                check(token, new ProviderKeys(TestTrail.ISSUER, List.of(new Json.Obj(encrypting)))) instanceof Invalid);
        var weak = new TestProvider(TestTrail.ISSUER, "k1", 1024);
        assertTrue(check(weak.sign(claims(STATEMENT)), weak.keys()) instanceof Invalid);
    }

    @Test
    void aPublishedKeyWithAPrivatePartIsNotRecorded() {
        var leaked = new LinkedHashMap<String, Json>(PROVIDER.jwk().members());
        leaked.put("d", Json.of("AQAB"));
        var keySet = Json.object()
                .put("keys", new Json.Arr(List.of(new Json.Obj(leaked))))
                .build();
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> ProviderKeys.published(TestTrail.ISSUER, keySet));
    }

    private static Json.Obj claims(Statement statement) {
        return CountersignedTrail.claims(statement, AT);
    }

    private static Countersignature.Checked check(String token, ProviderKeys keys) {
        return new Countersignature(token, keys).check(STATEMENT.digest(), alice(), WANTED, AT);
    }

    private static void assertRefused(String token) {
        var checked = check(token, PROVIDER.keys());
        assertTrue(checked instanceof Invalid, () -> "accepted: " + token);
    }
}
