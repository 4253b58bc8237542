package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.marcnuri.helm.Helm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong values are refused, and named. */
class SchemaTest {

    @Test
    void theChartLints() {
        var result = new Helm(Chart.FOLDER).lint().quiet().call();
        assertTrue(!result.isFailed(), () -> String.join("\n", result.getMessages()));
    }

    /** In each map that the values have, and below each service in each map of the defaults. */
    @Test
    void aTypoIsRefusedByItsNameInEveryMap() {
        var checks = new ArrayList<Executable>();
        for (var map : closedMaps()) {
            checks.add(() -> {
                var refused = Refusal.of(Tree.of((map.isEmpty() ? "" : map + ".") + "typoo", "x"));
                assertTrue(refused.contains("'typoo' not allowed"), map + ": " + refused);
            });
        }
        assertTrue(checks.size() > 60, "only " + checks.size() + " maps");
        assertAll(checks);
    }

    private static List<String> closedMaps() {
        var values = Chart.values();
        var maps = new ArrayList<>(List.of(""));
        collect("", values, maps);
        var ofDefaults = new ArrayList<String>();
        collect("", Tree.map(values.get("defaults")), ofDefaults);
        for (var service : List.of("ingest", "policy", "approval", "reconstruction")) {
            ofDefaults.stream()
                    .map(map -> service + "." + map)
                    .filter(map -> !maps.contains(map))
                    .forEach(maps::add);
        }
        maps.removeIf(map -> map.startsWith("networkPolicy.dns"));
        return maps;
    }

    private static void collect(String prefix, Map<String, Object> node, List<String> into) {
        node.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
                into.add(prefix + key);
                collect(prefix + key + ".", Tree.map(inner), into);
            }
        });
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("defaults.replicas", "two", "/defaults/replicas"),
                arguments("defaults.replicas", -1, "/defaults/replicas"),
                arguments("ingest.replicas", 1.5, "/ingest/replicas"),
                arguments("defaults.database.port", 0, "/defaults/database/port"),
                arguments("defaults.database.port", 70000, "/defaults/database/port"),
                arguments("ingest.database.sslMode", "prefer", "/ingest/database/sslMode"),
                arguments("image.pullPolicy", "Sometimes", "/image/pullPolicy"),
                arguments("image.registry", "https://registry.example.com", "/image/registry"),
                arguments("ingest.image.digest", "sha256:12", "/ingest/image/digest"),
                arguments("oidc.issuer", "sso.example.com", "/oidc/issuer"),
                arguments("ingest.oidc.audience", "any", "/ingest/oidc/audience"),
                arguments("log.verifierKeys", List.of("not a key"), "/log/verifierKeys/0"),
                arguments("tenant", "Acme Ltd", "/tenant"),
                arguments("ingest.database.runtime.existingSecret", "Upper_Case", "/ingest/database/runtime"),
                arguments("ingest.keys.logKey", "a/b", "/ingest/keys/logKey"),
                arguments("ingest.host", "https://ledger.example.com/", "/ingest/host"),
                arguments("defaults.settings", Map.of("bad name", "x"), "': invalid propertyName 'bad name"),
                arguments("defaults.settings", Map.of("quarkus.log.level", List.of()), "/defaults/settings"),
                arguments("defaults.extraEnv", List.of(Map.of("value", "x")), "/defaults/extraEnv/0"),
                arguments("networkPolicy.callers", List.of(Map.of("anyone", Map.of())), "/networkPolicy/callers/0"),
                arguments("networkPolicy.callers", List.of(Map.of()), "/networkPolicy/callers/0"),
                arguments("policy.bootstrap.policies", Map.of("../x.yaml", "a"), "': invalid propertyName '../x.yaml"),
                arguments("defaults.disruptionBudget.maxUnavailable", 0, "/defaults/disruptionBudget"),
                arguments("defaults.resources.limits.memory", "much", "/defaults/resources/limits/memory"),
                arguments("witness.vkey", "log.example.com+5f1c2a90+AQEB", "/witness/vkey"),
                arguments("witnesses", Map.of("a", Map.of("url", "https://a.example")), "/witnesses/a"),
                arguments("witnesses", Map.of("a.b", Map.of()), "': invalid propertyName 'a.b"),
                arguments("metrics.rules.runbooks", "docs", "/metrics/rules/runbooks"),
                arguments("metrics.podMonitor.interval", "often", "/metrics/podMonitor/interval"),
                arguments("logs.json", "yes", "/logs/json"),
                arguments("fullnameOverride", "Not A Name", "/fullnameOverride"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongValueIsRefusedWithItsPlace(String path, Object value, String place) {
        var refused = Refusal.of(Tree.of(path, value));
        assertTrue(refused.contains("at '" + place), refused);
    }
}
