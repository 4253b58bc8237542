package io.trailwright.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds one access token, good or with exactly the defect that a test is about. */
public final class TokenBuilder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Map<String, Object> claims = new LinkedHashMap<>();
    private final Map<String, Object> header = new LinkedHashMap<>();
    private UnaryOperator<String> headerText = UnaryOperator.identity();
    private UnaryOperator<String> payloadText = UnaryOperator.identity();
    private @Nullable UnaryOperator<byte[]> signer;
    private String algorithm = "RS256";
    private boolean tampered;
    private TestKey key = TestKey.named("issuer");

    TokenBuilder() {
        Instant now = Instant.now();
        claims.put("iss", TestTokens.ISSUER);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("typ", "Bearer");
    }

    /** Sets the stable subject id. */
    public TokenBuilder subject(String subject) {
        return claim("sub", subject);
    }

    /** Sets the client that obtained the token. */
    public TokenBuilder client(String client) {
        return claim("azp", client);
    }

    /** Sets the tenant. */
    public TokenBuilder tenant(String tenant) {
        return claim("tenant", tenant);
    }

    /** Sets the roles. */
    public TokenBuilder roles(String... roles) {
        return claim("roles", List.of(roles));
    }

    /** Makes the token for a service, such as {@code approval}, instead of the one under test. */
    public TokenBuilder forService(String service) {
        return claim("aud", TestTokens.audience(service));
    }

    /** Whether the token is for a service, such as {@code approval}; one that names none is for the one under test. */
    boolean isFor(String service) {
        return TestTokens.audience(service).equals(claims.getOrDefault("aud", audienceUnderTest()));
    }

    /** Sets a claim. */
    public TokenBuilder claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    /** Sets a member of the header; {@code alg} and {@code kid} have values already. */
    public TokenBuilder header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    /** Changes the header's text before it is signed, to what no map can say. */
    TokenBuilder headerText(UnaryOperator<String> change) {
        headerText = change;
        return this;
    }

    /** Changes the payload's text before it is signed, to what no map can say. */
    TokenBuilder payloadText(UnaryOperator<String> change) {
        payloadText = change;
        return this;
    }

    /** Signs the content otherwise than the issuer does. */
    TokenBuilder signedBy(String alg, UnaryOperator<byte[]> otherwise) {
        algorithm = alg;
        signer = otherwise;
        return this;
    }

    /** Leaves a claim out. */
    public TokenBuilder without(String name) {
        claims.remove(name);
        return this;
    }

    /** Defect: expired an hour ago. */
    public TokenBuilder expired() {
        long hourAgo = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();
        return claim("iat", hourAgo - 3600).claim("exp", hourAgo);
    }

    /** Defect: made for another service. */
    public TokenBuilder wrongAudience() {
        return claim("aud", "somebody-else");
    }

    /** Defect: no audience at all. */
    public TokenBuilder noAudience() {
        return claim("aud", List.of());
    }

    /** Defect: made by another issuer. */
    public TokenBuilder wrongIssuer() {
        return claim("iss", "https://other-issuer.test");
    }

    /** Defect: names no tenant. */
    public TokenBuilder noTenant() {
        return without("tenant");
    }

    /** A service's token rather than a person's: no {@code auth_time}. */
    public TokenBuilder noAuthTime() {
        return without("auth_time");
    }

    /** Defect: not signed, {@code alg: none}. */
    public TokenBuilder unsigned() {
        algorithm = "none";
        return this;
    }

    /** Defect: signed by a key that nobody trusts. */
    public TokenBuilder signedByStranger() {
        key = TestKey.named("stranger");
        return this;
    }

    /** Defect: {@code alg: HS256} with the public key as the secret. */
    public TokenBuilder signedWithPublicKeyAsSecret() {
        algorithm = "HS256";
        return this;
    }

    /** Defect: the subject is changed after signing. */
    public TokenBuilder tampered() {
        tampered = true;
        return this;
    }

    /** The compact JWT, without {@code Bearer}. */
    public String token() {
        claims.computeIfAbsent("aud", name -> audienceUnderTest());
        Map<String, Object> payload = new LinkedHashMap<>(claims);
        payload.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        String protectedHeader = encode(headerText.apply(json(headers())));
        String content = protectedHeader + "." + encode(payloadText.apply(json(payload)));
        String signature = BASE64.encodeToString(sign(content.getBytes(StandardCharsets.US_ASCII)));
        if (tampered) {
            payload.put("sub", "somebody-else");
            content = protectedHeader + "." + encode(json(payload));
        }
        return content + "." + signature;
    }

    private static String audienceUnderTest() {
        return JvmScope.require(
                "audience",
                "say forService(...), or let TestTokensResource set the audience of the service under test");
    }

    private Map<String, Object> headers() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", algorithm);
        members.put("typ", "JWT");
        members.put("kid", key.name());
        members.putAll(header);
        return members;
    }

    private byte[] sign(byte[] content) {
        if (signer != null) {
            return signer.apply(content);
        }
        return switch (algorithm) {
            case "none" -> new byte[0];
            case "HS256" -> key.signAsSecret(content);
            default -> key.sign(content);
        };
    }

    static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static String json(Map<String, Object> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a claim is not JSON", e);
        }
    }
}
