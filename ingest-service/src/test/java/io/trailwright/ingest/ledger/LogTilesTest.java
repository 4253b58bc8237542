package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.log.EntryBundle;
import io.trailwright.core.log.Tile;
import io.trailwright.testing.PostgresResource;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogTilesTest extends LedgerTestBase {
    @Inject
    LedgerReader reader;

    @Inject
    LedgerSettings settings;

    private final AtomicInteger reads = new AtomicInteger();
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    /** Counts what is asked of the database, and can be held back. */
    private LogTiles tiles() {
        LedgerReader counting = (LedgerReader) Proxy.newProxyInstance(
                LedgerReader.class.getClassLoader(),
                new Class<?>[] {LedgerReader.class},
                (proxy, method, arguments) -> {
                    reads.incrementAndGet();
                    Uni<?> read = (Uni<?>) method.invoke(reader, arguments);
                    return Uni.createFrom().completionStage(() -> gate).chain(open -> read);
                });
        return new LogTiles(counting, settings);
    }

    @Test
    void whatHasBeenFullOnceAsksTheDatabaseForNothing() {
        // Given
        grow(256);
        LogTiles tiles = tiles();
        byte[] tile = await(tiles.tile(log, new Tile(0, 0, 256))).orElseThrow();
        byte[] bundle = await(tiles.bundle(log, new EntryBundle(0, 256))).orElseThrow();
        int before = reads.get();
        // When
        byte[] again = await(tiles.tile(log, new Tile(0, 0, 256))).orElseThrow();
        byte[] part = await(tiles.tile(log, new Tile(0, 0, 3))).orElseThrow();
        byte[] entries = await(tiles.bundle(log, new EntryBundle(0, 256))).orElseThrow();
        // Then
        assertArrayEquals(tile, again);
        assertEquals(96, part.length);
        assertArrayEquals(bundle, entries);
        assertEquals(before, reads.get());
    }

    @Test
    void aFullTileOfTheNextLevelIsTheOneThatWasStored() throws SQLException {
        // Given a log that says it is of 65,536 entries, with one stored tile of level 1
        grow(1);
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var sql = connection.createStatement()) {
            sql.execute("INSERT INTO tile SELECT '" + log + "-big', 1, 0, decode(repeat('ab', 8192), 'hex'), leaf_hash"
                    + " FROM entry WHERE log = '" + log + "'");
            sql.execute("INSERT INTO log_head SELECT '" + log + "-big', 65536, int8send(65536) || leaf_hash, 1, 'x'"
                    + " FROM entry WHERE log = '" + log + "'");
        }
        // When
        byte[] tile = await(tiles().tile(log + "-big", new Tile(1, 0, 256))).orElseThrow();
        forget(log + "-big");
        // Then
        assertEquals(8192, tile.length);
        assertEquals((byte) 0xab, tile[8191]);
    }

    @Test
    void moreReadsThanAppendingCanBearAreSentAway() {
        // Given
        grow(5);
        LogTiles tiles = tiles();
        gate = new CompletableFuture<>();
        List<CompletableFuture<Optional<byte[]>>> asked = new ArrayList<>();
        // When
        for (int i = 0; i < 80; i++) {
            asked.add(tiles.tile(log, new Tile(0, 0, 5)).subscribeAsCompletionStage());
        }
        long refused = asked.stream()
                .filter(CompletableFuture::isCompletedExceptionally)
                .count();
        gate.complete(null);
        // Then
        assertEquals(16, refused);
        asked.stream()
                .filter(one -> !one.isCompletedExceptionally())
                .forEach(one -> assertEquals(160, one.join().orElseThrow().length));
        assertTrue(await(tiles.tile(log, new Tile(0, 0, 5))).isPresent(), "and then there is room again");
    }

    private static void forget(String name) throws SQLException {
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var sql = connection.createStatement()) {
            sql.execute("DELETE FROM tile WHERE log = '" + name + "'");
            sql.execute("DELETE FROM log_head WHERE log = '" + name + "'");
        }
    }

    private void grow(int entries) {
        for (int left = entries; left > 0; left -= 32) {
            append(newTrail(notes(Math.min(32, left))));
        }
    }
}
