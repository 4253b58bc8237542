package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.problem.HttpProblem;
import io.trailwright.testing.PostgresDatabase;
import io.trailwright.testing.PostgresResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LedgerFaultTest extends LedgerTestBase {

    /** What a caller was told: a receipt, a definite no, or nothing certain. */
    private record Told(AppendRequest request, Optional<Receipt> receipt, boolean unknown) {}

    @Test
    void whenBackendsAreKilledNothingAcknowledgedIsLostAndNothingRefusedIsStored() {
        // Given
        int callers = 24;
        AtomicInteger running = new AtomicInteger(callers);
        // When
        List<Told> all = Crowd.<List<Told>>run(
                        callers + 1, number -> () -> number == 0 ? killWhile(running) : sendMany(running))
                .stream()
                .flatMap(List::stream)
                .toList();
        // Then
        assertLogVerifies();
        long unknown = all.stream().filter(Told::unknown).count();
        long refused = all.stream()
                .filter(told -> told.receipt().isEmpty() && !told.unknown())
                .count();
        assertTrue(unknown + refused > 0, "the kills were felt");
        for (Told told : all) {
            int stored = await(ledger.trail(log, told.request().trail())).size();
            if (told.receipt().isPresent()) {
                assertEquals(2, stored);
                assertProves(told.receipt().get(), told.request());
            } else if (told.unknown()) {
                assertTrue(stored == 0 || stored == 2, "all or nothing");
                await(ledger.append(told.request()));
                assertEquals(2, await(ledger.trail(log, told.request().trail())).size());
            } else {
                assertEquals(0, stored);
            }
        }
    }

    private List<Told> sendMany(AtomicInteger running) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            AppendRequest request = keyed();
            try {
                told.add(new Told(request, Optional.of(append(request)), false));
            } catch (HttpProblem problem) {
                assertEquals(503, problem.status());
                assertEquals(
                        Optional.of("1"),
                        Optional.ofNullable(problem.headers().get("Retry-After"))
                                .map(Object::toString));
                told.add(new Told(
                        request, Optional.empty(), problem.type().toString().endsWith("outcome-unknown")));
            }
        }
        running.decrementAndGet();
        return told;
    }

    private List<Told> killWhile(AtomicInteger running) throws Exception {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var kill = connection.prepareStatement("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND usename = 'ingest'")) {
            while (running.get() > 0) {
                Thread.sleep(ThreadLocalRandom.current().nextInt(5, 40));
                kill.execute();
            }
        }
        return List.of();
    }

    @Test
    void whatTheDatabaseRefusesIsTurnedAwayAloneAndItsNeighboursAreRecorded() throws SQLException {
        // Given
        superuser("ALTER TABLE part ADD CONSTRAINT poison CHECK (name <> 'poison') NOT VALID");
        try {
            // When
            List<Boolean> recorded = Crowd.run(64, caller -> () -> {
                boolean poisoned = caller % 16 == 5;
                AppendRequest request = newTrail(List.of(draft(EntryKind.NOTE_ADDED, poisoned ? "poison" : "note")));
                if (poisoned) {
                    HttpProblem problem = assertThrows(HttpProblem.class, () -> await(ledger.append(request)));
                    assertEquals(
                            "https://trailwright.dev/problems/not-recorded",
                            problem.type().toString());
                    return false;
                }
                append(request);
                return true;
            });
            // Then
            assertEquals(60, recorded.stream().filter(one -> one).count());
            assertEquals(60, assertLogVerifies());
        } finally {
            superuser("ALTER TABLE part DROP CONSTRAINT poison");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET header = header WHERE log = '%s'",
                "DELETE FROM entry WHERE log = '%s'",
                "UPDATE part SET body = body WHERE log = '%s'",
                "DELETE FROM part WHERE log = '%s'",
                "UPDATE tile SET root = root WHERE log = '%s'",
                "DELETE FROM tile WHERE log = '%s'",
                "UPDATE checkpoint SET note = note WHERE log = '%s'",
                "DELETE FROM checkpoint WHERE log = '%s'",
                "UPDATE idempotency SET body = body WHERE log = '%s'",
                "DELETE FROM idempotency WHERE log = '%s'",
                "UPDATE cosignature SET line = line WHERE log = '%s'",
                "DELETE FROM cosignature WHERE log = '%s'",
                "DELETE FROM log_head WHERE log = '%s'",
                "TRUNCATE entry",
                "DROP TABLE entry",
                "ALTER TABLE entry DROP COLUMN header",
                "CREATE TABLE other (id int)",
                "UPDATE flyway_schema_history SET success = false",
                "DELETE FROM flyway_schema_history"
            })
    void theServiceItselfCannotChangeOrRemoveWhatWasRecorded(String statement) throws SQLException {
        // Given
        append(newTrail(proposal()));
        PostgresDatabase database = PostgresResource.current();
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.runtimeRole(), PostgresDatabase.PASSWORD);
                var sql = connection.createStatement()) {
            // When
            SQLException denied = assertThrows(SQLException.class, () -> sql.execute(statement.formatted(log)));
            // Then
            assertEquals("42501", denied.getSQLState());
        }
    }

    @Test
    void aSecondRedemptionCannotBeStoredWhateverTheServiceBelieves() throws SQLException {
        // Given
        AppendRequest first = newTrail(List.of(draft(EntryKind.DECISION_PROPOSED), draft(EntryKind.PERMIT_REDEEMED)));
        append(first);
        // When
        SQLException refused = assertThrows(
                SQLException.class,
                () -> superuser("INSERT INTO entry SELECT log, 99, trail, 99, kind, at, header, leaf_hash FROM entry"
                        + " WHERE log = '" + log + "' AND kind = 'permit.redeemed'"));
        // Then
        assertTrue(String.valueOf(refused.getMessage()).contains("entry_redeemed"));
        assertInstanceOf(
                AppendOutcome.AlreadyRedeemed.class,
                await(ledger.append(new AppendRequest(
                        log,
                        first.trail(),
                        await(ledger.head(log, first.trail())),
                        Optional.empty(),
                        List.of(draft(EntryKind.PERMIT_REDEEMED))))));
    }

    private AppendRequest keyed() {
        String key = UUID.randomUUID().toString();
        return new AppendRequest(
                log,
                UUID.randomUUID(),
                Optional.empty(),
                Optional.of(new IdempotencyKey("agent", "POST /v1/decisions", key, Digest.of(bytes(key)))),
                proposal());
    }

    private static void superuser(String sql) throws SQLException {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
