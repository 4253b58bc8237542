package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.EntryBundle;
import io.trailwright.core.log.Tile;
import io.trailwright.ingest.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/**
 * A log as C2SP tlog-tiles publishes it. Whatever width a log has reached is served, also after the tile has become full.
 * What has been full once comes from memory and asks the database for nothing, not even for the log's size; of the rest
 * only so much is read at a time that appending hardly waits behind it.
 */
@ApplicationScoped
public class LogTiles {
    /** More reads than this at a time are sent away: a batch waits behind no more for a connection. */
    private static final int MOST_AT_A_TIME = 64;

    private final LedgerReader reader;
    private final TileCache cache;
    private final AtomicInteger reading = new AtomicInteger();

    LogTiles(LedgerReader reader, LedgerSettings settings) {
        this.reader = reader;
        this.cache = new TileCache(settings.tileCacheBytes());
    }

    /** The hashes of a tile, 32 bytes each; empty when the log has not reached it. */
    public Uni<Optional<byte[]>> tile(String log, Tile wanted) {
        Tile full = new Tile(wanted.level(), wanted.index(), Tile.FULL);
        Function<byte[], byte[]> cut = bytes -> Arrays.copyOf(bytes, wanted.width() * Digest.LENGTH);
        return cached(log, full.path(), cut)
                .orElseGet(() -> ifReached(
                        log,
                        wanted::within,
                        size -> full.within(size)
                                ? reader.tile(log, full.level(), full.index())
                                        .map(bytes -> keep(log, full.path(), bytes))
                                        .map(cut)
                                : hashes(log, wanted, size)));
    }

    /** The headers of a bundle's entries, each after its length; empty when the log has not reached it. */
    public Uni<Optional<byte[]>> bundle(String log, EntryBundle wanted) {
        EntryBundle full = new EntryBundle(wanted.index(), Tile.FULL);
        Function<byte[], byte[]> cut = bytes -> wanted.encode(full.decode(bytes).subList(0, wanted.width()));
        return cached(log, full.path(), cut)
                .orElseGet(() -> ifReached(
                        log,
                        wanted::within,
                        size -> full.within(size)
                                ? headers(log, full)
                                        .map(bytes -> keep(log, full.path(), bytes))
                                        .map(cut)
                                : headers(log, wanted)));
    }

    private Optional<Uni<Optional<byte[]>>> cached(String log, String path, Function<byte[], byte[]> cut) {
        return cache.get(log, path)
                .map(bytes -> Uni.createFrom().item(Optional.of(bytes)).map(found -> found.map(cut)));
    }

    private byte[] keep(String log, String path, byte[] bytes) {
        cache.put(log, path, bytes);
        return bytes;
    }

    private Uni<byte[]> hashes(String log, Tile tile, long size) {
        return reader.nodes(log, size, tile.nodes()).map(nodes -> {
            List<Digest> hashes = tile.nodes().stream().map(nodes::get).toList();
            return tile.encode(hashes);
        });
    }

    private Uni<byte[]> headers(String log, EntryBundle bundle) {
        return reader.headers(log, bundle.first(), bundle.width()).map(bundle::encode);
    }

    private Uni<Optional<byte[]>> ifReached(String log, LongPredicate reached, LongFunction<Uni<byte[]>> read) {
        return unlessBusy(reader.head(log).flatMap(head -> {
            long size = head.map(LogHead::size).orElse(0L);
            return reached.test(size)
                    ? read.apply(size).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty());
        }));
    }

    private <T> Uni<T> unlessBusy(Uni<T> read) {
        return Uni.createFrom().deferred(() -> {
            if (reading.incrementAndGet() > MOST_AT_A_TIME) {
                reading.decrementAndGet();
                return Uni.createFrom()
                        .failure(ProblemType.TOO_BUSY
                                .with("Ask again a little later, or with fewer requests at a time.")
                                .withHeader("Retry-After", "1")
                                .build());
            }
            return read.onTermination().invoke(reading::decrementAndGet);
        });
    }
}
