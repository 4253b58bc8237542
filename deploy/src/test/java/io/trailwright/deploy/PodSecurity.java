package io.trailwright.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The restricted profile of the Pod Security Standards, and what this chart promises beyond it: a read-only root
 * filesystem, no fixed user, no service-account token, memory limits and requests, no default Secret.
 */
final class PodSecurity {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private PodSecurity() {}

    /** What is wrong with a pod, each with where. Empty: nothing. */
    static List<String> violations(String where, Map<String, Object> pod) {
        var found = new ArrayList<String>();
        for (var flag : List.of("hostNetwork", "hostPID", "hostIPC")) {
            demand(found, pod.get(flag) == null, where + ": " + flag);
        }
        demand(found, Boolean.TRUE.equals(Tree.at(pod, "securityContext.runAsNonRoot")), where + ": may run as root");
        demand(
                found,
                "RuntimeDefault".equals(Tree.at(pod, "securityContext.seccompProfile.type")),
                where + ": seccomp profile");
        demand(found, Tree.at(pod, "securityContext.runAsUser") == null, where + ": fixed user");
        demand(found, Boolean.FALSE.equals(pod.get("automountServiceAccountToken")), where + ": service-account token");
        demand(found, Boolean.FALSE.equals(pod.get("enableServiceLinks")), where + ": service links become settings");
        Tree.maps(pod.get("volumes")).forEach(volume -> volume.keySet().stream()
                .filter(key -> !key.equals("name") && !VOLUMES.contains(key))
                .forEach(key -> found.add(where + ": volume of type " + key)));
        for (var key : List.of("containers", "initContainers", "ephemeralContainers")) {
            Tree.maps(pod.get(key)).forEach(each -> container(found, where + " " + each.get("name"), each));
        }
        return found;
    }

    private static void container(List<String> found, String where, Map<String, Object> container) {
        var security = Tree.map(container.get("securityContext"));
        demand(found, Boolean.FALSE.equals(security.get("allowPrivilegeEscalation")), where + ": may gain privileges");
        demand(found, security.get("privileged") == null, where + ": privileged");
        demand(found, security.get("runAsUser") == null, where + ": fixed user");
        demand(found, Boolean.TRUE.equals(security.get("readOnlyRootFilesystem")), where + ": writable root");
        var capabilities = Tree.map(security.get("capabilities"));
        demand(found, List.of("ALL").equals(capabilities.get("drop")), where + ": keeps capabilities");
        demand(found, capabilities.get("add") == null, where + ": adds capabilities");
        Tree.maps(container.get("ports"))
                .forEach(port -> demand(found, port.get("hostPort") == null, where + ": host port"));
        demand(found, Tree.at(container, "resources.requests.cpu") != null, where + ": no CPU requested");
        demand(found, Tree.at(container, "resources.requests.memory") != null, where + ": no memory requested");
        demand(found, Tree.at(container, "resources.limits.memory") != null, where + ": no limit of memory");
        var image = String.valueOf(container.get("image"));
        demand(found, !image.endsWith(":latest") && image.contains(":"), where + ": image without a version: " + image);
    }

    private static void demand(List<String> found, boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
    }
}
