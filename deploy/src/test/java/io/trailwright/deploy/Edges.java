package io.trailwright.deploy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The edges that the rendered NetworkPolicies allow, as {@code from -> to:port}; what is outside goes by a name. */
final class Edges {
    private static final String COMPONENT = "app.kubernetes.io/component";

    private Edges() {}

    /** What the policies of the callees allow. */
    static Set<String> incoming(Rendered rendered) {
        var edges = new TreeSet<String>();
        rendered.ofKind("NetworkPolicy").forEach(policy -> rules(policy, "ingress")
                .forEach(rule -> peers(rule, "from").forEach(peer -> ports(rule)
                        .forEach(port -> edges.add(peer + " -> " + subject(policy) + ":" + port)))));
        return edges;
    }

    /** What the policies of the callers allow. */
    static Set<String> outgoing(Rendered rendered) {
        var edges = new TreeSet<String>();
        rendered.ofKind("NetworkPolicy").forEach(policy -> rules(policy, "egress")
                .forEach(rule -> peers(rule, "to").forEach(peer -> ports(rule)
                        .forEach(port -> edges.add(subject(policy) + " -> " + peer + ":" + port)))));
        return edges;
    }

    static String subject(Map<String, Object> policy) {
        return String.valueOf(
                Tree.map(Tree.at(policy, "spec.podSelector.matchLabels")).get(COMPONENT));
    }

    private static Stream<Map<String, Object>> rules(Map<String, Object> policy, String direction) {
        return Tree.maps(Tree.at(policy, "spec." + direction));
    }

    private static Stream<String> ports(Map<String, Object> rule) {
        return Tree.maps(rule.get("ports"))
                .filter(port -> "TCP".equals(port.get("protocol")))
                .map(port -> String.valueOf(port.get("port")));
    }

    private static Stream<String> peers(Map<String, Object> rule, String side) {
        return rule.containsKey(side) ? Tree.maps(rule.get(side)).map(Edges::peer) : Stream.of("anywhere");
    }

    private static String peer(Map<String, Object> peer) {
        var component = Tree.map(Tree.at(peer, "podSelector.matchLabels")).get(COMPONENT);
        return component != null ? component.toString() : peer.toString();
    }
}
