package io.trailwright.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Gives a test a fresh database: {@code @QuarkusTestResource(value = PostgresResource.class, initArgs =
 * @ResourceArg(name = "service", value = "ingest"))}. One server for each JVM, one database for each start.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private String service = "";

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault("service", "");
    }

    @Override
    public Map<String, String> start() {
        PostgresDatabase database = PostgresDatabase.create(service);
        JvmScope.put("database", database.service() + " " + database.name());
        return database.config();
    }

    @Override
    public void stop() {
        // The server ends with the JVM and takes its databases along.
    }

    /** The database of the application that is under test now. */
    public static PostgresDatabase current() {
        String[] parts = JvmScope.require("database", "no PostgresResource has been started in this JVM")
                .split(" ");
        return new PostgresDatabase(parts[0], parts[1]);
    }
}
