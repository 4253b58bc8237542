package io.trailwright.ingest.publication;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.access.UnsafeSettingException;
import io.trailwright.ingest.ledger.FreshReplica;
import io.trailwright.ingest.ledger.LedgerSettings;
import io.trailwright.ingest.ledger.LogHead;
import io.trailwright.ingest.ledger.Standing;
import io.trailwright.problem.HttpProblem;
import io.trailwright.testing.PostgresResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that is set back, as by a restored backup, under what was published. */
@QuarkusTest
class BehindTest extends PublicationTestBase {
    @Inject
    FreshReplica fresh;

    @Inject
    LedgerSettings settings;

    @Inject
    WitnessSettings witnesses;

    @Inject
    WitnessCalls calls;

    @Inject
    CosignatureStore store;

    @Inject
    PublicationSettings pace;

    @Inject
    Continuity continuity;

    private final List<LogHead> heads = new ArrayList<>();

    /** What a test has damaged is no business of the next one. */
    @AfterEach
    void forget() throws SQLException, IOException {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var sql = connection.createStatement()) {
            for (String table : List.of("log_head", "part", "entry", "checkpoint", "cosignature", "tile")) {
                sql.execute("DELETE FROM " + table + " WHERE log = '" + log + "'");
            }
        }
        Files.deleteIfExists(settings.publishedDir().orElseThrow().resolve(log + ".checkpoint"));
    }

    /** How a replica that is started now compares: with the folder alone, or with the witness alone. */
    private StartCheck start(Standing standing, boolean withFolder, boolean withWitness) {
        PublishedFolder folder = new PublishedFolder(folder(withFolder ? settings.publishedDir() : Optional.empty()));
        WitnessSettings none = () -> Map.of();
        return new StartCheck(
                new Publisher(
                        ledger,
                        standing,
                        folder,
                        new FolderPublisher(folder, continuity, keyring, standing),
                        withWitness ? witnesses : none,
                        calls,
                        store,
                        pace,
                        Clock.systemUTC()),
                standing);
    }

    private LedgerSettings folder(Optional<Path> published) {
        return (LedgerSettings) Proxy.newProxyInstance(
                LedgerSettings.class.getClassLoader(),
                new Class<?>[] {LedgerSettings.class},
                (proxy, method, arguments) ->
                        method.getName().equals("publishedDir") ? published : method.invoke(settings, arguments));
    }

    @ParameterizedTest
    @CsvSource({
        "1, true, false", "2, true, false", "9, true, false", "39, true, false",
        "1, false, true", "2, false, true", "9, false, true", "39, false, true"
    })
    void aReplicaDoesNotStartBehindWhatWasPublished(int back, boolean folder, boolean witness) throws SQLException {
        // Given
        publish(40);
        assertDoesNotThrow(() -> start(fresh.standing(), folder, witness).check(), "the control: it is not behind");
        // When
        setBack(40 - back);
        UnsafeSettingException refused =
                assertThrows(UnsafeSettingException.class, () -> start(fresh.standing(), folder, witness)
                        .check());
        // Then
        assertTrue(refused.getMessage().contains(log), refused.getMessage());
        assertTrue(refused.getMessage().contains("has size " + (40 - back)), refused.getMessage());
        assertTrue(refused.getMessage().contains("docs/operations.md"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReplicaDoesNotStartOnAnotherHistory(boolean folder) throws SQLException {
        // Given
        publish(10);
        setBack(7);
        Standing blind = fresh.standing();
        for (int i = 0; i < 5; i++) {
            await(fresh.append(blind, request(1)));
        }
        // When
        UnsafeSettingException refused =
                assertThrows(UnsafeSettingException.class, () -> start(fresh.standing(), folder, !folder)
                        .check());
        // Then
        assertTrue(refused.getMessage().contains(log), refused.getMessage());
    }

    @Test
    void aReplicaThatRunsStopsAppendingAndSaysSo() throws SQLException {
        // Given
        publish(12);
        Standing standing = fresh.standing();
        Publisher publisher = running(standing);
        await(publisher.run());
        // When
        setBack(8);
        eventually("stopped", () -> {
            await(publisher.run());
            return standing.contradictions().containsKey(log);
        });
        HttpProblem problem = assertThrows(HttpProblem.class, () -> await(fresh.append(standing, request(1))));
        // Then
        assertEquals(503, problem.status());
        assertEquals(
                "https://trailwright.dev/problems/not-recorded", problem.type().toString());
        assertTrue(problem.detail().orElseThrow().contains("docs/operations.md"));
        eventually(
                "the service itself is not ready",
                () -> given().get("/q/health/ready").asString().contains(log));
        assertEquals(503, given().get("/q/health/ready").statusCode());
        assertThrows(HttpProblem.class, () -> await(ledger.append(request(1))));
    }

    @Test
    void anEmptyDatabaseUnderAPublishedLogIsBehind() throws Exception {
        // Given
        publish(3);
        String elsewhere = log + "-gone";
        Path published = settings.publishedDir().orElseThrow();
        String note = Files.readString(published.resolve(log + ".checkpoint")).replace("/" + log, "/" + elsewhere);
        Path planted = published.resolve(elsewhere + ".checkpoint");
        Files.writeString(planted, note);
        try {
            // When
            UnsafeSettingException refused =
                    assertThrows(UnsafeSettingException.class, () -> start(fresh.standing(), true, false)
                            .check());
            // Then
            assertTrue(refused.getMessage().contains(elsewhere), refused.getMessage());
        } finally {
            Files.delete(planted);
        }
    }

    private Publisher running(Standing standing) {
        PublishedFolder folder = new PublishedFolder(settings);
        return new Publisher(
                ledger,
                standing,
                folder,
                new FolderPublisher(folder, continuity, keyring, standing),
                witnesses,
                calls,
                store,
                pace,
                Clock.systemUTC());
    }

    private void publish(int size) {
        heads.clear();
        for (int i = 0; i < size; i++) {
            append(1);
            heads.add(await(ledger.logHead(log)).orElseThrow());
        }
        Path file = settings.publishedDir().orElseThrow().resolve(log + ".checkpoint");
        eventually("published", () -> witnessedSize() == size && reads(file, size));
    }

    private static boolean reads(Path file, int size) {
        try {
            return Files.exists(file) && Files.readString(file).contains("\n" + size + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything of the log beyond this size is gone, in one transaction. */
    private void setBack(int size) throws SQLException {
        LogHead to = heads.get(size - 1);
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var head = connection.prepareStatement(
                        "UPDATE log_head SET size = ?, frontier = ?, checkpoint = ? WHERE log = ?");
                var rest = connection.createStatement()) {
            connection.setAutoCommit(false);
            head.setLong(1, to.size());
            head.setBytes(2, to.frontier().encode());
            head.setString(3, to.checkpoint());
            head.setString(4, log);
            head.execute();
            rest.execute("DELETE FROM part WHERE log = '" + log + "' AND idx >= " + size);
            rest.execute("DELETE FROM entry WHERE log = '" + log + "' AND idx >= " + size);
            rest.execute("DELETE FROM checkpoint WHERE log = '" + log + "' AND size > " + size);
            rest.execute("DELETE FROM cosignature WHERE log = '" + log + "' AND size > " + size);
            connection.commit();
        }
    }
}
