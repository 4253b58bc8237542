package io.trailwright.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values that people combine, over the minimal ones: what is promised of the chart holds for each. */
final class Combinations {
    static final Map<String, Object> HELM_TEST = Tree.of(
            "tests",
            Map.of(
                    "enabled",
                    true,
                    "image",
                    Map.of("tag", "8.11.0"),
                    "client",
                    Map.of("existingSecret", "test-client"),
                    "proposal",
                    "{\"workflow\":\"supplier-payouts\"}"));

    static final Map<String, Object> HELM_TEST_WITH_A_PERSON =
            Tree.overlay(HELM_TEST, Tree.of("tests.reviewer.existingSecret", "person"));

    static final String VKEY = "witness.example.org/w1+0a1b2c3d+B" + "A".repeat(43);

    static final Map<String, Object> WITNESS = Tree.of(
            "witness",
            Map.of(
                    "enabled",
                    true,
                    "name",
                    "witness.example.org/w1",
                    "vkey",
                    VKEY,
                    "key",
                    Map.of("existingSecret", "witness-key")));

    static final Map<String, Object> OBSERVED = Tree.of(
            "metrics",
            Map.of(
                    "podMonitor", Map.of("enabled", true),
                    "rules", Map.of("enabled", true),
                    "dashboard", Map.of("enabled", true)));

    private Combinations() {}

    static Map<String, Map<String, Object>> all() {
        var all = new LinkedHashMap<String, Map<String, Object>>();
        all.put("minimal", Map.of());
        all.put("helm test", HELM_TEST);
        all.put("helm test with a person", HELM_TEST_WITH_A_PERSON);
        all.put("witness", WITNESS);
        all.put("witness that begins", Tree.overlay(WITNESS, Tree.of("witness.begin", true)));
        all.put("witness elsewhere", elsewhere());
        all.put("metrics", OBSERVED);
        all.put("plain log lines", Tree.of("logs.json", false));
        all.put("one pod each", Tree.of("defaults.replicas", 1));
        all.put("no pod", Tree.of("defaults.replicas", 0));
        all.put("autoscaling", Tree.of("defaults.autoscaling.enabled", true));
        all.put("autoscaling of the ledger alone", Tree.of("ingest.autoscaling.enabled", true));
        all.put(
                "autoscaling but of one",
                Tree.overlay(
                        Tree.of("defaults.autoscaling.enabled", true), Tree.of("policy.autoscaling.enabled", false)));
        all.put("no disruption budget", Tree.of("defaults.disruptionBudget.enabled", false));
        all.put("no network policy", Tree.of("networkPolicy.enabled", false));
        all.put("no migrations", Tree.of("migrations.enabled", false));
        all.put("no spread", Tree.of("defaults.topologyKeys", List.of()));
        all.put("no sleep before the end", Tree.of("defaults.shutdown.preStopSeconds", 0));
        all.put("one tenant", Tree.of("tenant", "acme"));
        all.put("token endpoint", Tree.of("oidc.tokenUrl", "https://sso.example.com/token"));
        all.put("TLS without a CA", Tree.of("defaults.database", require()));
        all.put("another database for the ledger", Tree.of("ingest.database.host", "ledger-db.example.com"));
        all.put("digests", Tree.of("ingest.image.digest", "sha256:" + "ab".repeat(32)));
        all.put("pull secrets", Tree.of("image.pullSecrets", List.of("registry")));
        all.put("another name", Tree.of("fullnameOverride", "other"));
        all.put(
                "routes",
                Tree.overlay(
                        hosts(),
                        Tree.of("route", Map.of("enabled", true, "parentRefs", List.of(Map.of("name", "public"))))));
        all.put("ingress", Tree.overlay(hosts(), Tree.of("ingress", Map.of("enabled", true, "tlsSecret", "tls"))));
        all.put(
                "both, for one",
                Map.of(
                        "approval", Map.of("host", "reviews.example.com"),
                        "route", Map.of("enabled", true, "parentRefs", List.of(Map.of("name", "public"))),
                        "ingress", Map.of("enabled", true, "tlsSecret", "tls", "className", "nginx")));
        all.put("notices", NoticeCases.BOTH);
        all.put("bootstrap", Tree.of("policy.bootstrap", bootstrap()));
        all.put(
                "labels and annotations",
                Map.of("labels", Map.of("team", "risk"), "annotations", Map.of("owner", "ann")));
        all.put(
                "extras",
                Tree.of(
                        "defaults",
                        Map.of(
                                "extraEnv", List.of(Map.of("name", "A", "value", "b")),
                                "extraVolumes", List.of(Map.of("name", "more", "emptyDir", Map.of())),
                                "extraVolumeMounts", List.of(Map.of("name", "more", "mountPath", "/more")),
                                "settings", Map.of("quarkus.log.level", "DEBUG"))));
        all.put(
                "scheduling",
                Tree.of(
                        "defaults",
                        Map.of(
                                "nodeSelector", Map.of("pool", "apps"),
                                "tolerations", List.of(Map.of("key", "a", "operator", "Exists")),
                                "affinity", Map.of("podAntiAffinity", Map.of()),
                                "priorityClassName", "high")));
        return all;
    }

    static Map<String, Object> elsewhere() {
        return Tree.of("witnesses", Map.of("auditor", Map.of("url", "https://witness.example.org/w1", "vkey", VKEY)));
    }

    static Map<String, Object> hosts() {
        return Map.of(
                "ingest", Map.of("host", "ledger.example.com"),
                "policy", Map.of("host", "policy.example.com"),
                "approval", Map.of("host", "reviews.example.com"),
                "reconstruction", Map.of("host", "audit.example.com"));
    }

    static Map<String, Object> bootstrap() {
        return Map.of(
                "tenants", List.of("acme", "globex"),
                "workflows", Map.of("payouts.yaml", "id: payouts\n"),
                "policies", Map.of("payouts.yaml", "id: payouts\nrules: []\n"));
    }

    private static Map<String, Object> require() {
        return Map.of("sslMode", "require", "ca", Map.of("existingSecret", ""));
    }
}
