package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The only write path, and the feed. Every method may fail with an {@code HttpProblem}: {@code not-recorded} (503) when
 * nothing was recorded and nothing will be, {@code outcome-unknown} (503) when the database's answer to the commit was
 * lost, so that only a repetition with the same idempotency key can tell, {@code ledger-unreachable} (503) when what is
 * stored could not be read.
 */
public interface Ledger {

    /** Records the drafts together or not at all; answers after the commit is on disk. */
    Uni<AppendOutcome> append(AppendRequest request);

    /** What this key gave before: {@code Replayed}, {@code KeyReused}, or empty when the key is new. */
    Uni<Optional<AppendOutcome>> replay(String log, IdempotencyKey key);

    /** The trail's entries in order; empty when there is none in this log. */
    Uni<List<Entry>> trail(String log, UUID trail);

    /**
     * The trail with an inclusion proof of each entry, all against one checkpoint: the newest that is witnessed, when it
     * covers the whole trail, otherwise the newest. One consistent snapshot.
     */
    Uni<TrailPage> provenTrail(String log, UUID trail);

    /** Leaf hash of the trail's newest entry; empty when there is no such trail in this log. Cheap. */
    Uni<Optional<Digest>> head(String log, UUID trail);

    /**
     * Entries of the log after a position.
     *
     * @param after index of the last entry that the reader has, -1 for the start
     * @param limit 1 to 1000; fewer come back when they are large or when there are no more
     */
    Uni<FeedPage> feed(String log, long after, int limit);

    /** The heads of all logs that hold something, by name. */
    Uni<List<LogHead>> heads();

    /** The head of a log as it is now; empty when it holds nothing. */
    Uni<Optional<LogHead>> logHead(String log);

    /** The root of the tree when the log had this size, computed from what is stored; empty when it is not that large. */
    Uni<Optional<Digest>> root(String log, long size);

    /** The newest signed checkpoint, with the cosignatures that are held for it; empty when the log holds nothing. */
    Uni<Optional<String>> checkpoint(String log);

    /** The newest checkpoint for which a cosignature of a witness is held, with all that are. */
    Uni<Optional<WitnessedCheckpoint>> witnessed(String log);

    /**
     * The inclusion proof of a leaf in the tree of a size, lowest node first; empty when the log has no such tree or the
     * tree no such leaf.
     */
    Uni<Optional<List<Digest>>> inclusionProof(String log, long index, long size);

    /** The proof that the tree of one size begins with the tree of another; empty when the log is not that large. */
    Uni<Optional<List<Digest>>> consistencyProof(String log, long from, long to);

    /**
     * The log that holds a trail, for callers that may read every log (machine roles); never for a tenant's own token.
     * Looks into each log by its key, so it costs one index descent a tenant.
     */
    Uni<Optional<String>> logOf(UUID trail);

    /**
     * Trails of all logs whose newest {@code policy.evaluated} has a part named {@code degraded}: policy could not answer,
     * so they are to be evaluated again. Oldest first.
     *
     * @param limit 1 to 1000
     */
    Uni<List<TrailRef>> undetermined(int limit);

    /** The names of all logs that hold something, in order. */
    Uni<List<String>> logs();

    /**
     * Waits until the log may have moved, for long polls: at once after this replica commits a batch to it, and otherwise
     * after a short pause, because another replica may have written. The caller reads again and decides.
     *
     * @param atMost never waits longer than this
     */
    Uni<Void> moved(String log, Duration atMost);
}
