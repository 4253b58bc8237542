package io.trailwright.ingest.publication;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.trailwright.access.UnsafeSettingException;
import io.trailwright.ingest.ledger.Standing;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Refuses to start on a database that is behind, or different from, what was published: continuing it would sign a second
 * history. A witness that does not answer does not hold up the start; the comparison goes on while the service runs.
 */
@ApplicationScoped
class StartCheck {
    private static final Logger LOG = Logger.getLogger(StartCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Publisher publisher;
    private final Standing standing;

    StartCheck(Publisher publisher, Standing standing) {
        this.publisher = publisher;
        this.standing = standing;
    }

    void onStart(@Observes @Priority(10) StartupEvent event) {
        try {
            check();
        } catch (UnsafeSettingException refused) {
            LOG.fatal(refused.getMessage());
            throw refused;
        }
    }

    /** Blocks for at most half a minute; only the start may do that. */
    void check() {
        try {
            publisher.compareAll().await().atMost(PATIENCE);
        } catch (TimeoutException slow) {
            LOG.warnf("the witnesses did not answer within %s; the comparison with them goes on", PATIENCE);
        }
        standing.contradictions().forEach((log, why) -> {
            throw new UnsafeSettingException("this database", "must not be continued. " + why);
        });
        standing.stopped().values().forEach(LOG::error);
    }
}
