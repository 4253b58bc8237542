package io.trailwright.reconstruction.feed;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.trailwright.reconstruction.Bench;
import io.trailwright.reconstruction.ReconstructionTest;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import io.trailwright.reconstruction.fake.FakeLog;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FeedTest extends ReconstructionTest {

    @Inject
    Follower follower;

    @Inject
    FollowAll followAll;

    private void append(FakeLog log, int decisions) {
        for (int i = 0; i < decisions; i++) {
            log.append(Story.payout(new TrailBuilder(log.name(), Bench.uuid())).entries());
        }
    }

    @Test
    void copyHoldsEveryEntryOnce_whateverIsFollowedAgain() {
        // Given a log that has been followed in several stretches
        var log = bench.ledger().newLog();
        append(log, 3);
        bench.follow(log);
        append(log, 100);
        bench.follow(log);
        var copy = bench.copyOf(log);
        assertEquals(721, copy.stream().filter(row -> row.startsWith("entry ")).count());

        for (var position : List.of("0, frontier = decode('0000000000000000', 'hex')", "0, frontier = NULL")) {
            // When the position is set back to zero, as if the rest had never been
            bench.change("UPDATE feed_position SET next = " + position + " WHERE log = '%s'", log);
            bench.follow(log);

            // Then the rows are the same as before
            var again = bench.copyOf(log);
            assertEquals(rowsOf(copy), rowsOf(again));
        }
    }

    private static List<String> rowsOf(List<String> copy) {
        return copy.stream().filter(row -> !row.startsWith("position ")).toList();
    }

    @Test
    void copyIsRebuiltFromNothing() {
        // Given
        var log = bench.ledger().newLog();
        append(log, 5);
        bench.follow(log);
        var copy = bench.copyOf(log);

        // When the database is lost
        for (var table : List.of("part", "entry", "trail", "feed_position")) {
            bench.change("DELETE FROM " + table + " WHERE log = '%s'", log);
        }
        bench.follow(log);

        // Then
        assertEquals(copy, bench.copyOf(log));
    }

    @Test
    void twoReplicasThatFollowAtOnceTakeEveryEntryOnce() {
        // Given
        var log = bench.ledger().newLog();
        append(log, 20);

        // When six take the same steps at the same time
        var steps =
                IntStream.range(0, 6).mapToObj(i -> follower.drain(log.name())).toList();
        Uni.join().all(steps).andFailFast().await().atMost(Duration.ofSeconds(30));
        bench.follow(log);

        // Then
        assertEquals(
                140,
                bench.copyOf(log).stream()
                        .filter(row -> row.startsWith("entry "))
                        .count());
        assertTrue(bench.copyOf(log).stream().noneMatch(row -> row.startsWith("quarantine")));
    }

    @Test
    void poisonIsQuarantinedWithItsReason_andTheRestMovesOn() {
        // Given a feed in which four entries cannot be taken in
        var log = bench.ledger().newLog();
        append(log, 2);
        bench.ledger().lie("/v1/logs/" + log.name() + "/entries", page -> page.withArray("entries")
                .forEach(entry -> {
                    var document = (ObjectNode) entry;
                    switch (document.get("index").intValue()) {
                        case 2 -> document.put("header", "{\"v\":1}");
                        case 4 -> document.remove("parts");
                        case 6 -> document.put("leafHash", "sha256:" + "1".repeat(64));
                        case 9 -> ((ObjectNode) document.get("parts").get("review")).put("body", "e30=");
                        default -> {}
                    }
                }));

        // When
        bench.follow(log);

        // Then
        var copy = bench.copyOf(log);
        assertEquals(10, copy.stream().filter(row -> row.startsWith("entry ")).count());
        assertEquals(
                List.of("2", "4", "6", "9"),
                bench.query("SELECT index FROM quarantine WHERE log = '%s' ORDER BY index", log));
        assertEquals(List.of("14"), bench.query("SELECT next FROM feed_position WHERE log = '%s'", log));
        assertTrue(copy.contains("quarantine 9 its part review is not what was committed to"), copy.toString());
        bench.get(new Bench.Case(log, log.entries().get(0).header().trail()))
                .statusCode(200)
                .body("verification.result", equalTo("ok"));
    }

    @Test
    void entryThatContradictsTheCopyIsQuarantined_andDoesNotReplaceIt() {
        // Given
        var log = bench.ledger().newLog();
        append(log, 1);
        bench.follow(log);
        var copy = bench.copyOf(log);
        var id = log.entries().get(0).header().trail();

        // When the ledger serves another history and the position is set back
        bench.ledger()
                .put(new FakeLog(log.name())
                        .append(new Story(new TrailBuilder(log.name(), id))
                                .propose(Story.proposal("Another past"))
                                .entries()));
        bench.change("UPDATE feed_position SET next = 0, frontier = NULL WHERE log = '%s'", log);
        follower.step(log.name(), Duration.ZERO).await().atMost(Duration.ofSeconds(10));

        // Then
        var now = bench.copyOf(log);
        assertTrue(now.containsAll(copy.stream()
                .filter(row -> row.startsWith("entry ") || row.startsWith("part "))
                .toList()));
        assertEquals(
                List.of("it contradicts an entry that was handed out before"),
                bench.query("SELECT reason FROM quarantine WHERE log = '%s'", log));
    }

    @Test
    void feedWithAGapIsNotTakenIn() {
        // Given
        var log = bench.ledger().newLog();
        append(log, 1);
        bench.ledger().lie("/v1/logs/" + log.name() + "/entries", page -> page.withArray("entries")
                .remove(2));

        // When
        assertThrows(IllegalArgumentException.class, () -> bench.follow(log));

        // Then
        assertTrue(bench.copyOf(log).isEmpty());
    }

    @Test
    void outageOfTheLedgerIsSurvived() {
        // Given
        var log = bench.ledger().newLog();
        append(log, 1);
        bench.ledger().down(true);

        // When
        followAll.look().await().atMost(Duration.ofSeconds(10));
        bench.ledger().down(false);
        bench.follow(log);

        // Then
        assertEquals(
                7,
                bench.copyOf(log).stream()
                        .filter(row -> row.startsWith("entry "))
                        .count());
    }
}
