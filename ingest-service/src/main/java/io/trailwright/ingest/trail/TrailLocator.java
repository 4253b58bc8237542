package io.trailwright.ingest.trail;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.access.Roles;
import io.trailwright.ingest.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** In which log a caller may look for a trail. */
@ApplicationScoped
public class TrailLocator {
    private static final Set<String> SERVE_ALL_TENANTS = Set.of(Roles.APPROVAL_SERVICE, Roles.RECONSTRUCTION_SERVICE);

    private final Ledger ledger;

    TrailLocator(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The caller's own tenant; for the services that serve all tenants, the log that holds the trail.
     *
     * @return fails with {@code not-found} when no log holds the trail
     */
    public Uni<String> log(Caller caller, UUID trail) {
        if (caller.roles().stream().noneMatch(SERVE_ALL_TENANTS::contains)) {
            return Uni.createFrom().item(caller.tenant());
        }
        return ledger.logOf(trail).map(log -> log.orElseThrow(TrailReader::absent));
    }
}
