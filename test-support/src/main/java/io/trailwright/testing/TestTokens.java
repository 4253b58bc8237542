package io.trailwright.testing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Access tokens as the identity provider would make them, and the settings with which a service trusts them. */
public final class TestTokens {

    /** Issuer of every good token. */
    public static final String ISSUER = "https://issuer.test";

    private TestTokens() {}

    /** A valid token of an agent's client, role {@code integration}. */
    public static String integration(String tenant) {
        return builder()
                .subject("agent-" + tenant)
                .client("agent-" + tenant)
                .tenant(tenant)
                .roles("integration")
                .token();
    }

    /** A valid token of a person with the role {@code reviewer}. */
    public static String person(String username, String tenant, String... groups) {
        return personBuilder(username, tenant, groups).token();
    }

    /** A valid token of a service, with the service's name as role, such as {@code approval-service}; tenant acme. */
    public static String machine(String role) {
        return machine(role, "acme");
    }

    /** A valid token of a service that works for a tenant. */
    public static String machine(String role, String tenant) {
        return builder()
                .subject("svc-" + role)
                .client(role)
                .tenant(tenant)
                .roles(role)
                .token();
    }

    /** A valid token of a client with any roles. */
    public static String withRoles(String subject, String tenant, String... roles) {
        return builder()
                .subject(subject)
                .client(subject)
                .tenant(tenant)
                .roles(roles)
                .token();
    }

    /** A person's token to which more can be done; the subject is {@code sub-<username>}. */
    public static TokenBuilder personBuilder(String username, String tenant, String... groups) {
        Instant now = Instant.now();
        return builder()
                .subject("sub-" + username)
                .client("trailwright-ui")
                .tenant(tenant)
                .roles("reviewer")
                .claim("name", Character.toUpperCase(username.charAt(0)) + username.substring(1) + " Example")
                .claim("preferred_username", username)
                .claim("groups", List.of(groups))
                .claim("acr", "1")
                .claim("amr", List.of("pwd"))
                .claim("auth_time", now.getEpochSecond())
                .claim("sid", "session-" + username);
    }

    /** A valid token without subject, tenant and roles; right issuer, audience, key and times. */
    public static TokenBuilder builder() {
        return new TokenBuilder();
    }

    /** The audience of a service, such as {@code trailwright-ingest}. */
    public static String audience(String service) {
        return "trailwright-" + service;
    }

    /** Settings with which a service takes these tokens and no others. */
    public static Map<String, String> config(String service) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("quarkus.oidc.public-key", publicKey());
        config.put("quarkus.oidc.auth-server-url", "");
        config.put("quarkus.oidc.application-type", "service");
        config.put("quarkus.oidc.token.issuer", ISSUER);
        config.put("quarkus.oidc.token.audience", audience(service));
        config.put("quarkus.oidc.roles.role-claim-path", "roles");
        return config;
    }

    /** The key that verifies the tokens: X.509 in base64. */
    public static String publicKey() {
        return TestKey.named("issuer").publicKey();
    }
}
