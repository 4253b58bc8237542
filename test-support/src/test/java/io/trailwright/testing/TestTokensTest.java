package io.trailwright.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestTokensTest {

    private final TestTokensResource resource = new TestTokensResource();

    @BeforeEach
    void serviceUnderTest() {
        resource.init(Map.of("service", "ingest"));
        resource.start();
    }

    @Test
    void a_token_verifies_with_the_configured_key() throws Exception {
        // When
        String token = TestTokens.integration("acme");

        // Then
        assertTrue(verifies(token));
        assertEquals("trailwright-ingest", claims(token).path("aud").asText());
        assertEquals(
                TestTokens.config("ingest").get("quarkus.oidc.token.audience"),
                claims(token).path("aud").asText());
        assertEquals("https://issuer.test", claims(token).path("iss").asText());
        assertEquals("acme", claims(token).path("tenant").asText());
        assertEquals("[\"integration\"]", claims(token).path("roles").toString());
        assertTrue(claims(token).path("exp").asLong() > Instant.now().getEpochSecond());
        assertFalse(claims(token).has("auth_time"));
    }

    @Test
    void a_person_has_what_proves_a_person_and_a_machine_has_not() throws Exception {
        // When
        JsonNode person = claims(TestTokens.person("alice", "acme", "finance-reviewers"));
        JsonNode machine = claims(TestTokens.machine("approval-service"));

        // Then
        assertEquals("sub-alice", person.path("sub").asText());
        assertEquals("[\"finance-reviewers\"]", person.path("groups").toString());
        assertTrue(person.has("auth_time") && person.has("sid"));
        assertEquals("[\"approval-service\"]", machine.path("roles").toString());
        assertFalse(machine.has("auth_time") || machine.has("sid"));
    }

    @Test
    void each_defect_is_there_and_alone() throws Exception {
        // Given
        long now = Instant.now().getEpochSecond();

        // Then
        assertTrue(claims(good().expired().token()).path("exp").asLong() < now);
        assertEquals(
                "somebody-else",
                claims(good().wrongAudience().token()).path("aud").asText());
        assertFalse(claims(good().noAudience().token()).has("aud"));
        assertEquals(
                "trailwright-policy",
                claims(good().forService("policy").token()).path("aud").asText());
        assertNotEquals(
                TestTokens.ISSUER,
                claims(good().wrongIssuer().token()).path("iss").asText());
        assertFalse(claims(good().noTenant().token()).has("tenant"));
        assertTrue(good().unsigned().token().endsWith("."));
        assertFalse(verifies(good().signedByStranger().token()));
        assertFalse(verifies(good().tampered().token()));
        assertTrue(verifies(good().token()));
    }

    @Test
    void a_resource_without_a_service_is_refused() {
        // Given
        TestTokensResource nameless = new TestTokensResource();

        // Then
        assertThrows(IllegalArgumentException.class, nameless::start);
    }

    private static TokenBuilder good() {
        return TestTokens.builder().subject("s").tenant("acme").roles("integration");
    }

    private static JsonNode claims(String token) throws Exception {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static boolean verifies(String token) throws Exception {
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(TestTokens.publicKey())));
        int end = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(token.substring(0, end).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }
}
