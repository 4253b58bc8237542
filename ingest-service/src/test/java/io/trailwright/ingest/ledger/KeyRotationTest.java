package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.ingest.TestKeys;
import io.trailwright.problem.HttpProblem;
import io.trailwright.testing.PostgresResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The key changes in mid-life: old proofs verify for ever, and from the cut on the old key signs nothing. */
@QuarkusTest
class KeyRotationTest extends LedgerTestBase {
    @Inject
    LedgerStore store;

    @Inject
    Answers answers;

    @Inject
    LogSignals signals;

    @Inject
    Vertx vertx;

    private final Path oldFile = TestKeys.newKeyFile();
    private final Path newFile = TestKeys.newKeyFile();

    /** A replica with keys of its own. */
    private record Replica(Sequencer sequencer, Standing standing, LogKeys keys, LogKeyring keyring) {}

    private Replica replica(Path keyFile, String retired) {
        LedgerSettings settings = new SmallRyeConfigBuilder()
                .withMapping(LedgerSettings.class)
                .withDefaultValue("trailwright.log.key-file", keyFile.toString())
                .withDefaultValue("trailwright.log.retired-vkeys", retired)
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(LedgerSettings.class);
        LogKeys own = new LogKeys(settings);
        LogKeyring keyring = new LogKeyring(own, settings);
        Standing standing = new Standing(keyring);
        return new Replica(
                new Sequencer(store, own, answers, signals, standing, settings, Clock.systemUTC(), vertx),
                standing,
                own,
                keyring);
    }

    private VerifierKey key(Path file) {
        return replica(file, "").keys().verifierKey(log);
    }

    @Override
    long assertLogVerifies() {
        return WholeLog.assertLogVerifies(log, List.of(key(oldFile), key(newFile)));
    }

    @Test
    void rotatedUnderLoadOldProofsVerifyAndNothingIsSignedWithTheOldKeyAfterTheCut() throws SQLException {
        // Given
        Replica before = replica(oldFile, "");
        Replica after = replica(newFile, key(oldFile).toString());
        AtomicInteger started = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        // When
        List<Receipt> receipts = Crowd.<List<Receipt>>run(12, caller -> () -> {
                    List<Receipt> mine = new ArrayList<>();
                    for (int i = 0; i < 30; i++) {
                        boolean rotated = started.incrementAndGet() > 120 && caller % 2 == 0;
                        try {
                            mine.add(appended((rotated ? after : before), newTrail(notes(1))));
                        } catch (HttpProblem problem) {
                            assertNamesTheSetting(problem);
                            refused.incrementAndGet();
                        }
                    }
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        // Then
        List<Boolean> byNew = signedByTheNewKey();
        int cut = byNew.indexOf(true);
        assertTrue(cut > 0, "both keys signed: " + byNew);
        assertTrue(byNew.subList(cut, byNew.size()).stream().allMatch(signed -> signed), "after the cut: " + byNew);
        assertTrue(refused.get() > 0, "the old replica was tried after the cut");
        List<VerifierKey> pinned = List.of(key(newFile), key(oldFile));
        receipts.forEach(receipt -> Checkpoint.open(receipt.checkpoint(), pinned));
        assertThrows(
                NoteException.class,
                () -> receipts.forEach(receipt -> Checkpoint.open(receipt.checkpoint(), pinned.subList(0, 1))));
        assertTrue(before.standing().stopped().get(log).contains("trailwright.log.retired-vkeys"));
        assertTrue(after.standing().stopped().isEmpty());
        assertEquals(receipts.size(), assertLogVerifies());
    }

    /** The negative control: were the old replica to know the new key, the cut would not be sharp. */
    @Test
    void anOldReplicaThatTakesTheNewKeyForARetiredOneWouldSignOn() throws SQLException {
        // Given
        Replica before = replica(oldFile, key(newFile).toString());
        Replica after = replica(newFile, key(oldFile).toString());
        // When
        for (Replica replica : List.of(before, after, before)) {
            appended(replica, newTrail(notes(1)));
        }
        // Then
        assertEquals(List.of(false, true, false), signedByTheNewKey());
    }

    @Test
    void aReplicaWithoutTheFormerKeyAppendsNothingUntilItKnowsIt() {
        // Given
        appended(replica(oldFile, ""), newTrail(notes(1)));
        Replica stranger = replica(newFile, "");
        // When
        HttpProblem problem = assertThrows(HttpProblem.class, () -> appended(stranger, newTrail(notes(1))));
        // Then
        assertNamesTheSetting(problem);
        appended(replica(newFile, key(oldFile).toString()), newTrail(notes(1)));
        appended(stranger, newTrail(notes(1)));
        assertTrue(stranger.standing().stopped().isEmpty(), "the head is signed by its own key now");
    }

    @Test
    void aReplicaAppendsNothingToALogThatHasGoneBack() throws SQLException {
        // Given
        Replica replica = replica(oldFile, "");
        appended(replica, newTrail(notes(1)));
        LogHead kept = await(ledger.logHead(log)).orElseThrow();
        appended(replica, newTrail(notes(1)));
        appended(replica, newTrail(notes(1)));
        // When
        rollBack(kept);
        HttpProblem problem = assertThrows(HttpProblem.class, () -> appended(replica, newTrail(notes(1))));
        // Then
        assertEquals(
                "https://trailwright.dev/problems/not-recorded", problem.type().toString());
        assertTrue(problem.detail().orElseThrow().contains("here it has size 1, and this replica has read size 2"));
        appended(replica(oldFile, ""), newTrail(notes(1)));
    }

    private void rollBack(LogHead to) throws SQLException {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var head = connection.prepareStatement(
                        "UPDATE log_head SET size = ?, frontier = ?, checkpoint = ? WHERE log = ?");
                var rest = connection.createStatement()) {
            head.setLong(1, to.size());
            head.setBytes(2, to.frontier().encode());
            head.setString(3, to.checkpoint());
            head.setString(4, log);
            head.execute();
            rest.execute("DELETE FROM part WHERE log = '" + log + "' AND idx >= " + to.size());
            rest.execute("DELETE FROM entry WHERE log = '" + log + "' AND idx >= " + to.size());
            rest.execute("DELETE FROM checkpoint WHERE log = '" + log + "' AND size > " + to.size());
        }
    }

    private Receipt appended(Replica replica, AppendRequest request) {
        return ((AppendOutcome.Appended) await(replica.sequencer().append(request))).receipt();
    }

    private static void assertNamesTheSetting(HttpProblem problem) {
        assertEquals(
                "https://trailwright.dev/problems/not-recorded", problem.type().toString());
        assertTrue(problem.detail().orElseThrow().contains("trailwright.log.key-file"), problem.getMessage());
    }

    private List<Boolean> signedByTheNewKey() throws SQLException {
        List<Boolean> signed = new ArrayList<>();
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var select = connection.prepareStatement("SELECT note FROM checkpoint WHERE log = ? ORDER BY size")) {
            select.setString(1, log);
            var rows = select.executeQuery();
            while (rows.next()) {
                signed.add(verifies(rows.getString(1), key(newFile)));
            }
        }
        return signed;
    }

    private static boolean verifies(String note, VerifierKey key) {
        try {
            Checkpoint.open(note, List.of(key));
            return true;
        } catch (NoteException other) {
            return false;
        }
    }
}
