package io.trailwright.access;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Refuses to start on a schema that is older than the service. A newer one is taken: the release before runs beside
 * this one while it is replaced. Reads the history that the migrations leave, with the service's own role, so that a
 * service that does not migrate needs neither the owner's password nor JDBC.
 */
@ApplicationScoped
public class SchemaAtStart {

    static final String SETTING = "trailwright.schema.version";

    private static final Logger LOG = Logger.getLogger(SchemaAtStart.class);
    private static final String MIGRATED =
            "SELECT EXISTS (SELECT FROM flyway_schema_history WHERE version = $1 AND success)";
    private static final String UNDEFINED_TABLE = "42P01";

    private final InjectableInstance<Pool> pools;
    private final Optional<String> version;
    private final Duration patience;

    /**
     * Made by the container.
     *
     * @param version setting {@code trailwright.schema.version}: the newest migration that the service brings; it is the
     *     service's own, not its operator's. A service without one is not concerned.
     * @param patience setting {@code trailwright.database.patience}: how long the start waits for an answer
     */
    @Inject
    public SchemaAtStart(
            @Any InjectableInstance<Pool> pools,
            @ConfigProperty(name = SETTING) Optional<String> version,
            @ConfigProperty(name = "trailwright.database.patience", defaultValue = "PT20S") Duration patience) {
        this.pools = pools;
        this.version = version;
        this.patience = patience;
    }

    void onStart(@Observes @Priority(3) StartupEvent event) {
        if (version.isPresent()) {
            try {
                pools.listActive().forEach(pool -> check(pool, version.get(), patience));
            } catch (UnsafeSettingException refused) {
                LOG.fatal(refused.getMessage());
                throw refused;
            }
        }
    }

    /** Blocks for at most {@code patience}; only the start may do that. */
    static void check(Pool pool, String version, Duration patience) {
        boolean migrated = pool.preparedQuery(MIGRATED)
                .execute(Tuple.of(version))
                .map(rows -> rows.iterator().next().getBoolean(0))
                .onFailure(SchemaAtStart::isWithoutHistory)
                .recoverWithItem(false)
                .await()
                .atMost(patience);
        if (!migrated) {
            throw new UnsafeSettingException(
                    SETTING,
                    "is " + version + ", and the database has not been migrated to it: "
                            + "run the migrations of this release first");
        }
    }

    private static boolean isWithoutHistory(Throwable failure) {
        return failure instanceof PgException refused && UNDEFINED_TABLE.equals(refused.getSqlState());
    }
}
