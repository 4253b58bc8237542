package io.trailwright.ingest.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Full tiles and entry bundles in memory, so that those who read a log again and again do not ask the database. Nothing
 * in it ever becomes stale, because what is full never changes. Bounded in bytes; what was used longest ago goes first.
 * Safe for use by many threads: {@code this} guards the map and its weight.
 */
final class TileCache {
    /** What an entry needs beside its bytes, roughly. */
    private static final int OVERHEAD = 200;

    private final long most;
    private final Map<String, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long weight;

    /** @param most bytes that are kept at most; with 0 nothing is */
    TileCache(long most) {
        this.most = most;
    }

    synchronized Optional<byte[]> get(String log, String path) {
        return Optional.ofNullable(kept.get(key(log, path)));
    }

    /** Keeps the bytes, unless they alone would take more than a quarter of the room. */
    synchronized void put(String log, String path, byte[] bytes) {
        if (weight(bytes) > most / 4) {
            return;
        }
        byte[] before = kept.put(key(log, path), bytes);
        weight += weight(bytes) - (before == null ? 0 : weight(before));
        var oldest = kept.values().iterator();
        while (weight > most) {
            weight -= weight(oldest.next());
            oldest.remove();
        }
    }

    /** About how many bytes are kept. */
    synchronized long weight() {
        return weight;
    }

    private static long weight(byte[] bytes) {
        return (long) bytes.length + OVERHEAD;
    }

    /** The name of a log has no slash. */
    private static String key(String log, String path) {
        return log + "/" + path;
    }
}
