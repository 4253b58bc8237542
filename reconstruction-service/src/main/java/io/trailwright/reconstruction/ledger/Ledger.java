package io.trailwright.reconstruction.ledger;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.log.ConsistencyProof;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ledger, as a peer. Every call fails with {@link LedgerUnavailableException} when it does not answer in time. */
public interface Ledger {

    /** The logs that there are. */
    Uni<List<String>> logs();

    /** How many entries each log has, by its name. */
    Uni<Map<String, Long>> sizes();

    /**
     * What follows in a log.
     *
     * @param after index of the last entry that is known; -1 from the start
     * @param limit most entries to hand out, 1 to 1000
     * @param wait how long the ledger may wait for something new; zero for not at all
     */
    Uni<HandedPage> feed(String log, long after, int limit, Duration wait);

    /** One trail with its proofs; empty when the ledger has none of this id. */
    Uni<Optional<HandedTrail>> trail(UUID trail);

    /**
     * That the log of size {@code to} continues that of size {@code from}, as the ledger says; not verified.
     *
     * @param from at least 1
     */
    Uni<ConsistencyProof> consistency(String log, long from, long to);
}
