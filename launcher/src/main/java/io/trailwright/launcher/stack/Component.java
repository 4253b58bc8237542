package io.trailwright.launcher.stack;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One process of the stack. */
public enum Component {
    POSTGRES("postgresql", 5433, "postgres"),
    KEYCLOAK("keycloak", 8180, "keycloak"),
    POLICY("policy-service", 8082, "policy"),
    INGEST("ingest-service", 8081, "ingest"),
    APPROVAL("approval-service", 8083, "approval"),
    RECONSTRUCTION("reconstruction-service", 8084, "reconstruction"),
    WITNESS("witness", 8085, "witness");

    private final String label;
    private final int defaultPort;
    private final String shortName;

    Component(String label, int defaultPort, String shortName) {
        this.label = label;
        this.defaultPort = defaultPort;
        this.shortName = shortName;
    }

    /** The name that people see; of a service also its Maven module. */
    public String label() {
        return label;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** The name in options ({@code --ingest-port}), of the database role and of the audience. */
    public String shortName() {
        return shortName;
    }

    /** The command line option that moves this component to another port. */
    public String portOption() {
        return "--" + shortName + "-port";
    }

    public boolean isService() {
        return services().contains(this);
    }

    /** The four services, in the order in which they are started. */
    public static List<Component> services() {
        return List.of(POLICY, INGEST, APPROVAL, RECONSTRUCTION);
    }

    public static Set<Component> all() {
        return EnumSet.allOf(Component.class);
    }

    /**
     * @param name a label or a short name, as in {@code ingest} or {@code ingest-service}
     * @throws IllegalArgumentException for anything else
     */
    public static Component of(String name) {
        for (var component : values()) {
            if (component.label.equals(name) || component.shortName.equals(name)) {
                return component;
            }
        }
        throw new IllegalArgumentException("no such part of the stack: " + name);
    }
}
