package io.trailwright.ingest.ledger.db;

import io.trailwright.testing.PostgresDatabase;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A ledger of its own, as the migrations leave it: without a service, and empty. */
final class MigratedLedger {
    private MigratedLedger() {}

    static PostgresDatabase create() {
        PostgresDatabase database = PostgresDatabase.create("ingest");
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), PostgresDatabase.PASSWORD)
                .placeholders(Map.of("runtimeRole", database.runtimeRole()))
                .load()
                .migrate();
        return database;
    }
}
