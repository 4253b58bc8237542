package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.NodeAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is read from the store. Entries are immutable, so that reads need no lock and no snapshot of their own. */
public interface LedgerReader {

    /** The head of a log; empty when it holds nothing. */
    Uni<Optional<LogHead>> head(String log);

    /** Leaf hash of a trail's newest entry. */
    Uni<Optional<Digest>> trailHead(String log, UUID trail);

    /** A trail's entries below a size of the log, in order. */
    Uni<List<Entry>> trail(String log, UUID trail, long belowSize);

    /**
     * Entries of a log from a position on, in order: at most {@code limit}, and at most about {@code bytes} of content,
     * but always one where there is one.
     */
    Uni<List<Entry>> entries(String log, long from, int limit, long bytes);

    /** What a key gave before. */
    Uni<Optional<KeptKey>> key(String log, KeyId id);

    /** The signed note of a size for which the log published one. */
    Uni<Optional<String>> checkpoint(String log, long size);

    /**
     * Hashes of tree nodes of a log that has at least this size.
     *
     * @param nodes complete subtrees of the tree of this size
     */
    Uni<Map<NodeAddress, Digest>> nodes(String log, long size, Collection<NodeAddress> nodes);

    /**
     * The hashes of a full tile, side by side; fails when the log does not have it.
     *
     * @param level tile level, from 0
     * @param n position within the level, from 0
     */
    Uni<byte[]> tile(String log, int level, long n);

    /** The exact bytes of exactly so many headers from a position on, in order; fails when one is missing. */
    Uni<List<byte[]>> headers(String log, long from, int count);

    /** The cosignature lines that are held for a checkpoint, by the name of the witness; none is usual. */
    Uni<List<String>> cosignatures(String log, long size);

    /** The newest checkpoint of a log for which a cosignature is held. */
    Uni<Optional<WitnessedCheckpoint>> witnessed(String log);

    /** The heads of all logs that hold something, by name. */
    Uni<List<LogHead>> heads();

    /** See {@link Ledger#logs()}. */
    Uni<List<String>> logs();

    /** See {@link Ledger#logOf(UUID)}. */
    Uni<Optional<String>> logOf(UUID trail);

    /** See {@link Ledger#undetermined(int)}. */
    Uni<List<TrailRef>> undetermined(int limit);
}
