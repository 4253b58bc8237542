package io.trailwright.launcher.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each service is told: where it listens, its database, its issuer, its peers, its keys. */
final class ServiceSettings {
    /** The logs of the demo: one for each tenant. */
    static final java.util.List<String> TENANTS = java.util.List.of("acme", "globex");

    private final StackConfig config;
    private final StateFolder state;
    private final Keys keys;

    ServiceSettings(StackConfig config, StateFolder state, Keys keys) {
        this.config = config;
        this.state = state;
        this.keys = keys;
    }

    Map<String, String> of(Component service) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(config.ports().of(service)));
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", Integer.toString(config.ports().management(service)));
        database(service, settings);
        identity(service, settings);
        switch (service) {
            case INGEST -> ingest(settings);
            case POLICY -> policy(settings);
            case APPROVAL -> pages(service, settings);
            case RECONSTRUCTION -> {
                pages(service, settings);
                settings.put("trailwright.log.vkeys-file", keys.verifierKeys().toString());
            }
            default -> throw new IllegalArgumentException(service + " is not a service");
        }
        settings.putAll(config.settings().getOrDefault(service, Map.of()));
        return settings;
    }

    private void database(Component service, Map<String, String> settings) {
        var at = "//127.0.0.1:" + config.ports().of(Component.POSTGRES) + "/" + Databases.database(service);
        settings.put("quarkus.datasource.reactive.url", "postgresql:" + at);
        settings.put("quarkus.datasource.jdbc.url", "jdbc:postgresql:" + at);
        settings.put("quarkus.datasource.username", Databases.runtime(service));
        settings.put("quarkus.datasource.password", state.secret(Databases.runtime(service)));
        settings.put("quarkus.flyway.jdbc-url", "jdbc:postgresql:" + at);
        settings.put("quarkus.flyway.username", Databases.owner(service));
        settings.put("quarkus.flyway.password", state.secret(Databases.owner(service)));
        settings.put("quarkus.flyway.placeholders.runtimeRole", Databases.runtime(service));
        settings.put("TRAILWRIGHT_MIGRATE_AT_START", "true");
    }

    private void identity(Component service, Map<String, String> settings) {
        var issuer = KeycloakServer.issuer(config.ports().of(Component.KEYCLOAK));
        var client = "trailwright-" + service.shortName();
        var secret = service.shortName() + "-secret"; // as in the demo realm
        settings.put("quarkus.oidc.auth-server-url", issuer);
        settings.put("quarkus.oidc.client-id", client);
        settings.put("quarkus.oidc.credentials.secret", secret);
        settings.put("quarkus.oidc.token.audience", client);
        // Services and Keycloak start at the same time. A connection delay would hold each of them up for ten seconds;
        // without one they connect at the first request, which is not sent before Keycloak is ready.
        if (service != Component.POLICY) {
            settings.put("quarkus.oidc-client.auth-server-url", issuer);
            settings.put("quarkus.oidc-client.client-id", client);
            settings.put("quarkus.oidc-client.credentials.secret", secret);
            // Discovery would end the start when Keycloak is not there yet.
            settings.put("quarkus.oidc-client.discovery-enabled", "false");
            settings.put("quarkus.oidc-client.token-path", issuer + "/protocol/openid-connect/token");
        }
    }

    private void ingest(Map<String, String> settings) {
        settings.put("quarkus.rest-client.policy.url", address(Component.POLICY));
        // JVMs that have just started are slow the first time; the default is for a warm policy service.
        settings.put("trailwright.policy.deadline", "PT8S");
        settings.put("quarkus.rest-client.policy.read-timeout", "8000");
        settings.put("trailwright.log.origin", Keys.ORIGIN);
        settings.put("trailwright.log.key-file", keys.log().toString());
        settings.put("trailwright.log.retired-vkeys", String.join(",", keys.retired()));
        settings.put(
                "trailwright.log.published-dir", state.subfolder("published").toString());
        settings.put("trailwright.permit.key-file", keys.permit().toString());
        if (config.components().contains(Component.WITNESS)) {
            settings.put("trailwright.witnesses.local.url", address(Component.WITNESS));
            settings.put("trailwright.witnesses.local.vkey", keys.witnessKey());
        }
    }

    private void policy(Map<String, String> settings) {
        settings.put(
                "trailwright.bootstrap.dir",
                config.root().resolve("deploy/bootstrap").toString());
        settings.put(
                "trailwright.bootstrap.issuer",
                KeycloakServer.issuer(config.ports().of(Component.KEYCLOAK)));
        settings.put("trailwright.bootstrap.tenants", String.join(",", TENANTS));
    }

    private void pages(Component service, Map<String, String> settings) {
        settings.put("quarkus.rest-client.ingest.url", address(Component.INGEST));
        settings.put("quarkus.oidc.authentication.pkce-required", "true");
        // 43 characters each; kept, so that people stay signed in when the service restarts.
        settings.put("quarkus.oidc.authentication.state-secret", secret32(service, "state"));
        settings.put("quarkus.oidc.token-state-manager.encryption-secret", secret32(service, "session"));
    }

    private String secret32(Component service, String name) {
        return state.secret(service.shortName() + "-" + name).substring(0, 32);
    }

    private String address(Component service) {
        return "http://localhost:" + config.ports().of(service);
    }
}
