package io.trailwright.deploy;

import java.util.List;
import java.util.Map;

/** One case for each value of the witness, of metrics and of logs. */
final class ObservedCases {
    private static final String POD = "StatefulSet/witness.*";
    private static final List<Map<String, Object>> PEERS = List.of(Map.of("ipBlock", Map.of("cidr", "192.0.2.0/24")));

    private ObservedCases() {}

    static List<Case> witness() {
        return List.of(
                witness("witness.enabled", false)
                        .changes("*/witness.*", Case.GONE)
                        .changes("NetworkPolicy/ingest.*podSelector*", Case.GONE)
                        .changes("NetworkPolicy/ingest.*ports*", Case.GONE)
                        .changes("ConfigMap/ingest.*[trailwright.witnesses.release.*", Case.GONE),
                witness("witness.name", "other.example.org/w2").changes(POD + "args[2]", "other.example.org/w2"),
                witness("witness.vkey", "other+0a1b2c3d+B" + "C".repeat(43))
                        .changes("ConfigMap/ingest.*[trailwright.witnesses.release.vkey]", "other+0a1b2c3d"),
                witness("witness.begin", true).changes(POD + "initContainers[begin].*", "begin"),
                witness("witness.image.repository", "other").changes(POD + ".image", "/other:"),
                witness("witness.image.digest", "sha256:" + "0".repeat(64)).changes(POD + ".image", "@sha256:000"),
                witness("witness.key.existingSecret", "other").changes(POD + "volumes[key].secret.secretName", "other"),
                witness("witness.key.fileKey", "other").changes(POD + "volumes[key].secret.items[0].key", "other"),
                witness("witness.storage.size", "1Gi")
                        .changes("PersistentVolumeClaim/witness.spec.resources.requests.storage", "1Gi"),
                witness("witness.storage.className", "other")
                        .changes("PersistentVolumeClaim/witness.spec.storageClassName", "other"),
                witness("witness.storage.group", 2000).changes(POD + "securityContext.fsGroup", "2000"),
                witness("witness.resources.requests.cpu", "1").changes(POD + "requests.cpu", "1"),
                witness("witness.resources.requests.memory", "1Gi").changes(POD + "requests.memory", "1Gi"),
                witness("witness.resources.limits.memory", "1Gi").changes(POD + "limits.memory", "1Gi"),
                Case.of("witnesses", Tree.at(Combinations.elsewhere(), "witnesses"))
                        .changes(
                                "ConfigMap/ingest.*[trailwright.witnesses.auditor.url]",
                                "https://witness.example.org/w1")
                        .changes("ConfigMap/ingest.*[trailwright.witnesses.auditor.vkey]", Combinations.VKEY)
                        .changes("NetworkPolicy/ingest.spec.egress[4].*", "443"),
                Case.of("networkPolicy.witnesses", PEERS)
                        .given(Combinations.elsewhere())
                        .changes("NetworkPolicy/ingest.spec.egress[4].to[0].ipBlock.cidr", "192.0.2.0/24"),
                Case.of("networkPolicy.witnessPort", 8443)
                        .given(Combinations.elsewhere())
                        .changes("NetworkPolicy/ingest.spec.egress[4].ports[0].port", 8443));
    }

    private static Case witness(String path, Object value) {
        return Case.of(path, value).given(Combinations.WITNESS);
    }

    static List<Case> metrics() {
        return List.of(
                Case.of("metrics.scrapers", PEERS)
                        .changes("NetworkPolicy/*.spec.ingress*.ports[0].port", 9000)
                        .changes("NetworkPolicy/*.spec.ingress*.ipBlock.cidr", "192.0.2.0/24")
                        .changes("NetworkPolicy/*.spec.ingress*", ""),
                observed("metrics.podMonitor.enabled", false).changes("PodMonitor/*", Case.GONE),
                observed("metrics.podMonitor.interval", "5s").changes("PodMonitor/*.interval", "5s"),
                observed("metrics.podMonitor.labels", Map.of("a", "b")).changes("PodMonitor/*.metadata.labels.a", "b"),
                observed("metrics.rules.enabled", false).changes("PrometheusRule/*", Case.GONE),
                observed("metrics.rules.labels", Map.of("a", "b")).changes("PrometheusRule/*.metadata.labels.a", "b"),
                observed("metrics.rules.runbooks", "https://wiki.example.com/")
                        .changes("PrometheusRule/*.annotations.runbook_url", "https://wiki.example.com/Trailwright"),
                observed("metrics.dashboard.enabled", false).changes("ConfigMap/dashboard.*", Case.GONE),
                observed("metrics.dashboard.labels", Map.of("a", "b"))
                        .changes("ConfigMap/dashboard.metadata.labels.a", "b")
                        .changes("ConfigMap/dashboard.metadata.labels.grafana_dashboard", Case.GONE),
                Case.of("logs.json", false).changes("ConfigMap/*[quarkus.log.console.json.enabled]", "false"));
    }

    private static Case observed(String path, Object value) {
        return Case.of(path, value).given(Combinations.OBSERVED);
    }
}
