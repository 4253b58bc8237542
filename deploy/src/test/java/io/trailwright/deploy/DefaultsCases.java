package io.trailwright.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One case for each value below {@code defaults}. */
final class DefaultsCases {
    private static final String POD = "Deployment/*.spec.template.spec.";
    private static final String BOTH = "*.spec.template.spec.";

    private DefaultsCases() {}

    static List<Case> all() {
        var all = new ArrayList<Case>();
        all.addAll(numbers());
        all.addAll(running());
        all.addAll(probes());
        all.addAll(database());
        all.addAll(placing());
        all.addAll(extras());
        return all;
    }

    private static List<Case> numbers() {
        var auto = Tree.of("defaults.autoscaling.enabled", true);
        return List.of(
                Case.of("defaults.replicas", 5).changes("Deployment/*.spec.replicas", 5),
                Case.of("defaults.autoscaling.enabled", true)
                        .changes("Deployment/*.spec.replicas", Case.GONE)
                        .changes("HorizontalPodAutoscaler/*", 2),
                Case.of("defaults.autoscaling.minReplicas", 3)
                        .given(auto)
                        .changes("HorizontalPodAutoscaler/*.spec.minReplicas", 3),
                Case.of("defaults.autoscaling.maxReplicas", 9)
                        .given(auto)
                        .changes("HorizontalPodAutoscaler/*.spec.maxReplicas", 9),
                Case.of("defaults.autoscaling.targetCPU", 50)
                        .given(auto)
                        .changes("HorizontalPodAutoscaler/*.target.averageUtilization", 50),
                Case.of("defaults.disruptionBudget.enabled", false).changes("PodDisruptionBudget/*", Case.GONE),
                Case.of("defaults.disruptionBudget.maxUnavailable", "50%")
                        .changes("PodDisruptionBudget/*.spec.maxUnavailable", "50%"));
    }

    private static List<Case> running() {
        return List.of(
                Case.of("defaults.resources.requests.cpu", "2")
                        .changes(BOTH + "containers[*].resources.requests.cpu", 2),
                Case.of("defaults.resources.requests.memory", "2Gi")
                        .changes(BOTH + "containers[*].resources.requests.memory", "2Gi"),
                Case.of("defaults.resources.limits.memory", "3Gi")
                        .changes(BOTH + "containers[*].resources.limits.memory", "3Gi"),
                Case.of("defaults.javaOptions", "-Xmx1g").changes(BOTH + "*env[JDK_JAVA_OPTIONS].value", "-Xmx1g"),
                Case.of("defaults.tmpSizeLimit", "1Gi").changes(BOTH + "volumes[tmp].emptyDir.sizeLimit", "1Gi"),
                Case.of("defaults.shutdown.preStopSeconds", 12)
                        .changes(POD + "containers[*].lifecycle.preStop.sleep.seconds", 12)
                        .changes(POD + "terminationGracePeriodSeconds", 12 + 25 + 10),
                Case.of("defaults.shutdown.drainSeconds", 40)
                        .changes("ConfigMap/*[quarkus.shutdown.timeout]", "40S")
                        .changes(POD + "terminationGracePeriodSeconds", 5 + 40 + 10));
    }

    private static List<Case> probes() {
        var all = new ArrayList<Case>();
        for (var probe : List.of(
                "startup.periodSeconds",
                "startup.failureThreshold",
                "liveness.periodSeconds",
                "liveness.timeoutSeconds",
                "liveness.failureThreshold",
                "readiness.periodSeconds",
                "readiness.timeoutSeconds",
                "readiness.failureThreshold")) {
            all.add(Case.of("defaults.probes." + probe, 77)
                    .changes(POD + "containers[*]." + probe.replace(".", "Probe."), 77));
        }
        return all;
    }

    private static List<Case> database() {
        var reactive = "ConfigMap/*[quarkus.datasource.reactive.";
        var jdbc = "Job/*env[QUARKUS_DATASOURCE_JDBC_URL].value";
        var address = Tree.of("defaults.database.address.existingSecret", "pg-app");
        var env = BOTH + "*env[%s].valueFrom.secretKeyRef.%s";
        return List.of(
                Case.of("defaults.database.host", "other.example.com")
                        .changes(reactive + "url]", "postgresql://other.example.com:5432/trailwright_")
                        .changes(jdbc, "jdbc:postgresql://other.example.com:5432/trailwright_"),
                Case.of("defaults.database.port", 6432)
                        .changes(reactive + "url]", ":6432/")
                        .changes(jdbc, ":6432/")
                        .changes("NetworkPolicy/*.spec.egress[1].ports[0].port", 6432),
                Case.of("defaults.database.sslMode", "verify-ca")
                        .changes(reactive + "postgresql.ssl-mode]", "verify-ca")
                        .changes(reactive + "hostname-verification-algorithm]", Case.GONE)
                        .changes(jdbc, "?sslmode=verify-ca&sslrootcert="),
                Case.of("defaults.database.ca.existingSecret", "other")
                        .changes(BOTH + "volumes[database-ca].secret.secretName", "other"),
                Case.of("defaults.database.ca.key", "other")
                        .changes(BOTH + "volumes[database-ca].secret.items[0].key", "other"),
                Case.of("defaults.database.address.existingSecret", "pg-app")
                        .changes(reactive + "url]", "postgresql://${TRAILWRIGHT_DB_HOST}:5432/${TRAILWRIGHT_DB_NAME}")
                        .changes(jdbc, "jdbc:postgresql://${TRAILWRIGHT_DB_HOST}:5432/${TRAILWRIGHT_DB_NAME}?")
                        .changes(BOTH + "*env[TRAILWRIGHT_DB_*", "pg-app"),
                Case.of("defaults.database.address.hostKey", "other")
                        .given(address)
                        .changes(env.formatted("TRAILWRIGHT_DB_HOST", "key"), "other"),
                Case.of("defaults.database.address.nameKey", "other")
                        .given(address)
                        .changes(env.formatted("TRAILWRIGHT_DB_NAME", "key"), "other"));
    }

    private static List<Case> placing() {
        return List.of(
                Case.of("defaults.topologyKeys", List.of("rack"))
                        .changes(POD + "topologySpreadConstraints[rack].topologyKey", "rack")
                        .changes(POD + "topologySpreadConstraints[*", Case.GONE),
                Case.of("defaults.nodeSelector", Map.of("pool", "apps")).changes(BOTH + "nodeSelector.pool", "apps"),
                Case.of("defaults.tolerations", List.of(Map.of("key", "apps", "operator", "Exists")))
                        .changes(BOTH + "tolerations[0].*", "apps"),
                Case.of("defaults.affinity", Map.of("nodeAffinity", Map.of("x", "near")))
                        .changes(BOTH + "affinity.nodeAffinity.x", "near"),
                Case.of("defaults.priorityClassName", "high").changes(BOTH + "priorityClassName", "high"),
                Case.of("defaults.serviceAccountName", "app").changes(BOTH + "serviceAccountName", "app"));
    }

    private static List<Case> extras() {
        return List.of(
                Case.of("defaults.podLabels", Map.of("a", "b")).changes("*.spec.template.metadata.labels.a", "b"),
                Case.of("defaults.podAnnotations", Map.of("a", "b"))
                        .changes("*.spec.template.metadata.annotations.a", "b"),
                Case.of("defaults.serviceAnnotations", Map.of("a", "b"))
                        .changes("Service/*.metadata.annotations.a", "b"),
                Case.of("defaults.extraEnv", List.of(Map.of("name", "A", "value", "b")))
                        .changes(BOTH + "*env[A].*", "b"),
                Case.of(
                                "defaults.extraVolumes",
                                List.of(Map.of("name", "more", "emptyDir", Map.of("medium", "Memory"))))
                        .changes(BOTH + "volumes[more].*", "Memory"),
                Case.of("defaults.extraVolumeMounts", List.of(Map.of("name", "more", "mountPath", "/more")))
                        .changes(BOTH + "*volumeMounts[more].*", "/more"),
                Case.of("defaults.settings", Map.of("quarkus.log.level", "DEBUG"))
                        .changes("ConfigMap/*[quarkus.log.level]", "DEBUG"));
    }
}
