package io.trailwright.ingest.decision.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.testing.PostgresResource;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stream can wait: what the ledger could not record at once is recorded later, once, and answered. */
@QuarkusTest
class BulkFaultTest extends BulkTestBase {

    @Test
    void whileTheDatabaseBreaksAgainAndAgainEveryLineIsRecordedOnceAndAnswered() throws Exception {
        // Given
        int lines = 3000;
        var body =
                IntStream.range(0, lines).mapToObj(n -> line("brainstorm", n)).collect(Collectors.joining("\n"));
        var running = new AtomicBoolean(true);
        var kills = CompletableFuture.supplyAsync(() -> killWhile(running));

        // When
        try (var call = new BulkCall(token, key)) {
            var answers =
                    call.sending(pieces(body.getBytes(StandardCharsets.UTF_8))).all();
            running.set(false);

            // Then
            assertTrue(kills.join() > 0, "backends were killed");
            assertEquals(lines, answers.size());
            answers.forEach(answer -> assertEquals(201, answer.get("status").asInt(), answer::toString));
            assertEquals(3L * lines, recorded());
        } finally {
            running.set(false);
        }
    }

    private static int killWhile(AtomicBoolean running) {
        int killed = 0;
        try (var connection = PostgresResource.current().connectAsSuperuser();
                var kill = connection.prepareStatement("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND usename = 'ingest' AND state <> 'idle'")) {
            while (running.get()) {
                Thread.sleep(150);
                try (var rows = kill.executeQuery()) {
                    rows.next();
                    killed += rows.getInt(1);
                }
            }
        } catch (SQLException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
        return killed;
    }
}
