package io.trailwright.e2e.chart;

import io.trailwright.launcher.http.DemoRealm;
import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;

/** What a platform engineer brings: values, Secrets and databases, here of the launcher's PostgreSQL and Keycloak. */
final class Installation {
    static final List<String> SERVICES = List.of("policy", "ingest", "approval", "reconstruction");

    /** Of 32 characters, as the page on installing makes them. */
    private static final String KEY = "0123456789abcdef".repeat(2);

    private final Stack stack;
    private final Path root;
    private final Map<String, Integer> ports;

    /** @param ports by {@code ingest}, {@code ingest-management} and so on, since all pods share this machine */
    Installation(Stack stack, Map<String, Integer> ports) {
        this.stack = stack;
        this.root = stack.config().root();
        this.ports = ports;
    }

    RenderedChart rendered() throws IOException {
        return RenderedChart.of(root.resolve("deploy/helm/trailwright"), values(), secrets());
    }

    private Map<String, Object> values() throws IOException {
        Map<String, Object> values =
                new Yaml().load(Files.readString(root.resolve("deploy/helm/examples/minimal.yaml")));
        values.put("oidc", Map.of("issuer", stack.issuer().toString()));
        values.put(
                "log", Map.of("origin", "trailwright.local", "verifierKeys", Files.readAllLines(stack.verifierKeys())));
        values.put(
                "defaults",
                Map.of(
                        "javaOptions",
                        "-Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
                        "database",
                        Map.of(
                                "host", "127.0.0.1",
                                "port", stack.port(Component.POSTGRES),
                                "sslMode", "disable")));
        service(values, "policy", Map.of());
        service(values, "ingest", Map.of("quarkus.rest-client.policy.url", "http://localhost:" + ports.get("policy")));
        for (var follower : List.of("approval", "reconstruction")) {
            service(
                    values,
                    follower,
                    Map.of("quarkus.rest-client.ingest.url", "http://localhost:" + ports.get("ingest")));
        }
        RenderedChart.map(values.get("policy"))
                .put(
                        "bootstrap",
                        Map.of(
                                "tenants", List.of("acme"),
                                "workflows", documents("workflows"),
                                "policies", documents("policies")));
        values.put(
                "tests",
                Map.of(
                        "enabled",
                        true,
                        "image",
                        Map.of("tag", "1"),
                        "client",
                        Map.of("existingSecret", "test-client"),
                        "reviewer",
                        Map.of("existingSecret", "test-person"),
                        "proposal",
                        "{}"));
        return values;
    }

    private void service(Map<String, Object> values, String name, Map<String, String> more) {
        var settings = new LinkedHashMap<String, Object>(more);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", ports.get(name));
        settings.put("quarkus.management.host", "127.0.0.1");
        settings.put("quarkus.management.port", ports.get(name + "-management"));
        var service = RenderedChart.map(values.get(name));
        service.put("settings", settings);
        RenderedChart.map(service.get("database")).put("name", database(name));
    }

    private static String database(String service) {
        return "chart_" + service;
    }

    private Map<String, String> documents(String kind) throws IOException {
        var documents = new TreeMap<String, String>();
        try (var files = Files.list(root.resolve("deploy/bootstrap").resolve(kind))) {
            for (var file : files.toList()) {
                documents.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return documents;
    }

    private Map<String, Map<String, String>> secrets() {
        var realm = DemoRealm.in(root);
        var secrets = new LinkedHashMap<String, Map<String, String>>();
        for (var service : SERVICES) {
            secrets.put(service + "-owner", role(service + "_owner"));
            secrets.put(service + "-runtime", role(service));
            secrets.put(service + "-client", Map.of("client-secret", realm.secret("trailwright-" + service)));
            secrets.put(service + "-session", Map.of("state", KEY, "encryption", KEY, "form", KEY));
        }
        secrets.put("ledger-keys", Map.of("log.pem", kept("keys/log.pem"), "permit.pem", kept("keys/permit.pem")));
        secrets.put("postgres-ca", Map.of("ca.crt", "not used without TLS"));
        secrets.put("test-client", Map.of("client-id", "payout-agent", "client-secret", realm.secret("payout-agent")));
        secrets.put("test-person", Map.of("token", stack.tokens().person("dave").get()));
        return secrets;
    }

    private Map<String, String> role(String name) {
        return Map.of("username", name, "password", kept("secrets/" + name));
    }

    private String kept(String name) {
        try {
            return Files.readString(stack.stateFolder().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty database of the service's owner, as an administrator makes it. */
    void makeDatabase(String service) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + stack.port(Component.POSTGRES) + "/postgres";
        try (var connection = DriverManager.getConnection(
                        url, "postgres", kept("secrets/postgres").strip());
                var sql = connection.createStatement()) {
            sql.execute("DROP DATABASE IF EXISTS " + database(service) + " WITH (FORCE)");
            sql.execute("CREATE DATABASE " + database(service) + " OWNER " + service + "_owner");
            sql.execute("REVOKE ALL ON DATABASE " + database(service) + " FROM PUBLIC");
            sql.execute("GRANT CONNECT ON DATABASE " + database(service) + " TO " + service);
        }
    }
}
