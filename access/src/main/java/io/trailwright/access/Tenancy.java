package io.trailwright.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether this installation serves one tenant only. Read once: a request has no time for settings. */
@Singleton
public class Tenancy {

    private final Optional<String> fixed;

    /**
     * Made by the container.
     *
     * @param fixed setting {@code trailwright.tenant}: the only tenant of this installation
     */
    @Inject
    public Tenancy(@ConfigProperty(name = "trailwright.tenant") Optional<String> fixed) {
        this.fixed = fixed;
    }

    /** The only tenant; empty when it is the token that says the tenant. */
    public Optional<String> fixed() {
        return fixed;
    }
}
