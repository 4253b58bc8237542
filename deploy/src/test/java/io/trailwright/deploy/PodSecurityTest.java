package io.trailwright.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules find what they are for; that the chart keeps them is {@link CombinationsTest}. */
class PodSecurityTest {

    @Test
    void aBarePodBreaksEachRule() {
        var found = PodSecurity.violations(
                "Pod/bare",
                Map.of(
                        "hostNetwork", true,
                        "volumes", List.of(Map.of("name", "root", "hostPath", Map.of("path", "/"))),
                        "containers",
                                List.of(Map.of(
                                        "name", "a", "image", "x:latest", "ports", List.of(Map.of("hostPort", 80))))));
        assertEquals(
                List.of(
                        "Pod/bare: hostNetwork",
                        "Pod/bare: may run as root",
                        "Pod/bare: seccomp profile",
                        "Pod/bare: service-account token",
                        "Pod/bare: service links become settings",
                        "Pod/bare: volume of type hostPath",
                        "Pod/bare a: may gain privileges",
                        "Pod/bare a: writable root",
                        "Pod/bare a: keeps capabilities",
                        "Pod/bare a: host port",
                        "Pod/bare a: no CPU requested",
                        "Pod/bare a: no memory requested",
                        "Pod/bare a: no limit of memory",
                        "Pod/bare a: image without a version: x:latest"),
                found);
    }

    @Test
    void anExtraVolumeOfTheNodeIsRefusedByTheSchema() {
        var refused = Refusal.of(
                Tree.of("defaults.extraVolumes", List.of(Map.of("name", "node", "hostPath", Map.of("path", "/etc")))));
        assertTrue(refused.contains("extraVolumes"), refused);
    }
}
