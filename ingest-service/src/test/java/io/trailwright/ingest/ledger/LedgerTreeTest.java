package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.ConsistencyProof;
import io.trailwright.core.log.Frontier;
import io.trailwright.core.log.InclusionProof;
import io.trailwright.testing.PostgresResource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTreeTest extends LedgerTestBase {

    @Test
    void everyEntryIsProvenInEverySizeAcrossTileBoundaries() {
        // Given
        List<Digest> leaves = new ArrayList<>();
        while (leaves.size() < 600) {
            append(newTrail(notes(7))).entries().forEach(entry -> leaves.add(entry.leafHash()));
        }
        List<Frontier> trees = new ArrayList<>(List.of(Frontier.EMPTY));
        leaves.forEach(leaf -> trees.add(trees.get(trees.size() - 1).append(leaf)));
        Random random = new Random(20261122);
        // When, Then
        for (int size : new int[] {1, 2, 255, 256, 257, 511, 512, 513, leaves.size()}) {
            for (int i = 0; i < 10; i++) {
                int index = random.nextInt(size);
                List<Digest> path =
                        await(ledger.inclusionProof(log, index, size)).orElseThrow();
                new InclusionProof(index, size, path)
                        .verify(leaves.get(index), trees.get(size).root());
                int from = 1 + random.nextInt(size);
                List<Digest> growth =
                        await(ledger.consistencyProof(log, from, size)).orElseThrow();
                new ConsistencyProof(from, size, growth)
                        .verify(trees.get(from).root(), trees.get(size).root());
            }
        }
        assertEquals(2, tiles());
    }

    @Test
    void aBatchThatFillsSeveralTilesWritesThemAll() {
        // Given
        append(newTrail(notes(3)));
        // When
        Crowd.run(64, caller -> () -> append(newTrail(notes(32))));
        // Then
        assertEquals(3 + 64 * 32, assertLogVerifies());
        assertEquals(8, tiles());
    }

    @Test
    void aTrailIsProvenAgainstOneCheckpoint() {
        // Given
        AppendRequest first = newTrail(proposal());
        Digest head = append(first).head();
        append(newTrail(notes(300 - 32 * 9)));
        Crowd.run(9, caller -> () -> append(newTrail(notes(32))));
        append(new AppendRequest(log, first.trail(), Optional.of(head), Optional.empty(), notes(1)));
        // When
        TrailPage page = await(ledger.provenTrail(log, first.trail()));
        // Then
        Checkpoint checkpoint = Checkpoint.open(page.checkpoint(), List.of(keys.verifierKey(log)));
        assertEquals(303, checkpoint.size());
        assertEquals(keys.name(log), page.origin());
        assertEquals(
                List.of(0L, 1L, 302L),
                page.entries().stream().map(proven -> proven.entry().index()).toList());
        page.entries()
                .forEach(proven -> new InclusionProof(proven.entry().index(), checkpoint.size(), proven.inclusion())
                        .verify(proven.entry().leafHash(), checkpoint.root()));
    }

    @Test
    void whatTheLogHasNotReachedIsNotProven() {
        // Given
        append(newTrail(proposal()));
        // When, Then
        assertEquals(Optional.empty(), await(ledger.inclusionProof(log, 0, 3)));
        assertEquals(Optional.empty(), await(ledger.inclusionProof(log, 2, 2)));
        assertEquals(Optional.empty(), await(ledger.consistencyProof(log, 1, 3)));
        assertEquals(Optional.empty(), await(ledger.consistencyProof(log, 2, 1)));
        assertEquals(Optional.of(List.of()), await(ledger.consistencyProof(log, 2, 2)));
        assertEquals(Optional.empty(), await(ledger.inclusionProof("absent", 0, 1)));
    }

    private int tiles() {
        try (var connection = PostgresResource.current().connectAsSuperuser();
                var statement = connection.prepareStatement("SELECT count(*) FROM tile WHERE log = ?")) {
            statement.setString(1, log);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
