package io.trailwright.e2e.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.json.Json;
import io.trailwright.launcher.example.Examples;
import io.trailwright.launcher.http.Answer;
import io.trailwright.launcher.http.ApiClient;
import io.trailwright.launcher.stack.Component;
import io.trailwright.launcher.stack.Ports;
import io.trailwright.launcher.stack.Stack;
import io.trailwright.launcher.stack.StackConfig;
import io.trailwright.launcher.stack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The drill of docs/operations/backup.md: decisions are written before, while and after a base backup is taken, the server
 * dies with its disk, and the ledger is made again. The account of what was acknowledged is the caller's own.
 */
class RestoreDrillIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PUBLISHED = Duration.ofSeconds(20);
    private static final String INGEST = "trailwright_ingest";
    private static final int BEFORE = 5;
    private static final int AFTER = 15;

    private static Stack stack;
    private static Backup backup;
    private static Path folder;
    private static Path withAllWrites;
    private static Path withoutTheNewest;
    private static Path published;
    private static Json.Obj proposal;

    /** Acknowledged proposals by their idempotency key. */
    private static final Map<String, Json.Obj> ACKNOWLEDGED = new LinkedHashMap<>();

    private record Run(int exit, String output) {}

    @BeforeAll
    static void theDatabaseIsLost() throws Exception {
        var config = StackConfig.in(StackConfig.findRoot());
        folder = Backup.emptied(config.root().resolve("e2e/target/restore"));
        stack = Stack.started(config.withState(folder.resolve("state"))
                .withPorts(Ports.free())
                .withComponents(
                        EnumSet.of(Component.POSTGRES, Component.KEYCLOAK, Component.POLICY, Component.INGEST)));
        proposal = new Examples(config.root(), Clock.systemUTC())
                .load("supplier-payout")
                .body();
        backup = Backup.archiving(stack, folder);
        write(BEFORE);
        var writer = new Thread(() -> write(AFTER), "writer");
        writer.start();
        backup.take();
        withoutTheNewest = backup.archived("without-the-newest");
        writer.join();
        write(AFTER);
        published = lastCheckpoint();
        stack.kill(Component.POSTGRES);
        stack.stop(Component.INGEST);
        stack.stop(Component.POLICY);
        withAllWrites = backup.archivedAndLeft("with-all-writes");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everythingThatWasAcknowledgedIsThereAgainAndTheLogGoesOn() throws Exception {
        // When
        backup.restore(withAllWrites);
        var whole = fsck();
        stack.start(Component.POLICY);
        stack.start(Component.INGEST);
        try {
            // Then
            assertEquals(0, whole.exit(), whole.output());
            assertTrue(whole.output().contains("log acme: ok (deep"), whole.output());
            for (var key : ACKNOWLEDGED.keySet()) {
                var first = ACKNOWLEDGED.get(key);
                assertEquals(
                        first.string("decisionId"),
                        propose(key).expect(201).json().string("decisionId"));
            }
            var entries = entries();
            propose(UUID.randomUUID().toString()).expect(201);
            assertEquals(entries + 2, entries());
            var compared = compare(published, lastCheckpoint());
            assertEquals(0, compared.exit(), compared.output());
        } finally {
            end();
        }
    }

    @Test
    void withoutTheNewestWritesTheLossIsSeenAndNothingIsAppended() throws Exception {
        // When
        backup.restore(withoutTheNewest);
        var before = entries();
        var whole = fsck();
        stack.start(Component.POLICY);
        var refused = assertThrows(StackException.class, () -> stack.start(Component.INGEST));
        try {
            // Then
            assertEquals(1, whole.exit(), whole.output());
            assertTrue(whole.output().contains("log acme: broken"), whole.output());
            assertTrue(refused.getMessage().contains("must not be continued"), refused.getMessage());
            assertTrue(before < ACKNOWLEDGED.size() * 2L, before + " entries: nothing was lost, so nothing is shown");
            assertEquals(before, entries());
        } finally {
            end();
        }
    }

    private static void end() {
        for (var component : List.of(Component.INGEST, Component.POLICY, Component.POSTGRES)) {
            if (stack.isRunning(component)) {
                stack.stop(component);
            }
        }
    }

    private static void write(int number) {
        for (int i = 0; i < number; i++) {
            var key = UUID.randomUUID().toString();
            ACKNOWLEDGED.put(key, propose(key).expect(201).json());
        }
    }

    private static Answer propose(String key) {
        return new ApiClient(stack.uri(Component.INGEST), stack.tokens().client("payout-agent"), PATIENCE)
                .post("/v1/decisions", proposal, key);
    }

    /** What others hold: the last published checkpoint, as soon as it covers what was acknowledged. */
    private static Path lastCheckpoint() throws Exception {
        var file = stack.stateFolder().resolve("published/acme.checkpoint");
        var until = Instant.now().plus(PUBLISHED);
        while (Long.parseLong(Files.readAllLines(file).get(1)) < entries()) {
            assertTrue(Instant.now().isBefore(until), "the newest head is not published");
            Thread.sleep(200);
        }
        return Files.copy(file, folder.resolve(UUID.randomUUID() + ".checkpoint"));
    }

    private static long entries() throws SQLException {
        var access = stack.superuser(INGEST);
        try (var connection = DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM entry WHERE log = 'acme'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** With every acknowledgement and the checkpoint as what is known elsewhere. */
    private static Run fsck() throws IOException, InterruptedException {
        var receipts = Files.createDirectories(folder.resolve("receipts"));
        for (var acknowledged : ACKNOWLEDGED.entrySet()) {
            Files.write(
                    receipts.resolve(acknowledged.getKey() + ".json"),
                    acknowledged.getValue().object("receipt").canonical());
        }
        var state = stack.stateFolder().toString();
        return run("fsck", "--state", state, "--known", receipts.toString(), "--known", published.toString());
    }

    private static Run compare(Path earlier, Path later) throws IOException, InterruptedException {
        var log = stack.uri(Component.INGEST) + "/v1/logs/acme";
        var keys = stack.verifierKeys().toString();
        return run("compare", earlier.toString(), later.toString(), "--log", log, "--key", keys);
    }

    private static Run run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(stack.config().root() + "/trailwright"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TRAILWRIGHT_SKIP_BUILD", "1");
        builder.environment()
                .put("TRAILWRIGHT_TOKEN", stack.tokens().password("audra").get());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
