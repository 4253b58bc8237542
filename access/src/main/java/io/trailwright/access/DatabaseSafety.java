package io.trailwright.access;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Refuses to start on a database that acknowledges what it can still lose, and on one that does not say. Asks every
 * active pool with the service's own role; a service without a datasource is not concerned.
 */
@ApplicationScoped
public class DatabaseSafety {

    private static final Logger LOG = Logger.getLogger(DatabaseSafety.class);
    private static final String SETTINGS =
            "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')";

    private final InjectableInstance<Pool> pools;
    private final Duration patience;

    /**
     * Made by the container.
     *
     * @param patience setting {@code trailwright.database.patience}: how long the start waits for an answer
     */
    @Inject
    public DatabaseSafety(
            @Any InjectableInstance<Pool> pools,
            @ConfigProperty(name = "trailwright.database.patience", defaultValue = "PT20S") Duration patience) {
        this.pools = pools;
        this.patience = patience;
    }

    void onStart(@Observes @Priority(2) StartupEvent event) {
        try {
            pools.listActive().forEach(pool -> check(pool, patience));
        } catch (UnsafeSettingException refused) {
            LOG.fatal(refused.getMessage());
            throw refused;
        } catch (RuntimeException unknown) {
            LOG.fatalf("Refusing to start: the database did not say within %s whether it is safe", patience);
            throw unknown;
        }
    }

    /** Blocks for at most {@code patience} and a little; only the start may do that. */
    static void check(Pool pool, Duration patience) {
        check(pool.query(SETTINGS)
                .execute()
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .expireIn(patience.toMillis())
                .map(DatabaseSafety::byName)
                .await()
                .atMost(patience.plusSeconds(5)));
    }

    static void check(Map<String, String> settings) {
        settings.forEach((name, value) -> {
            if (value.equals("off")) {
                throw new UnsafeSettingException(
                        name, "is off in PostgreSQL: what was acknowledged can be lost. Set it to on");
            }
        });
    }

    private static Map<String, String> byName(RowSet<Row> rows) {
        Map<String, String> settings = new TreeMap<>();
        rows.forEach(row -> settings.put(row.getString("name"), row.getString("setting")));
        return settings;
    }
}
