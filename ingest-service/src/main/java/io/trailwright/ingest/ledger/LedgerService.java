package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.ingest.CallersContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;

/** The ledger: writes through the sequencer, reads from the store. */
@ApplicationScoped
class LedgerService implements Ledger {

    private static final int MOST_IN_A_PAGE = 1000;
    private static final long PAGE_BYTES = 4 << 20;

    private final Sequencer sequencer;
    private final LedgerReader reader;
    private final Receipts receipts;
    private final LogKeys keys;
    private final LogSignals signals;
    private final LedgerSettings settings;

    LedgerService(
            Sequencer sequencer,
            LedgerReader reader,
            Receipts receipts,
            LogKeys keys,
            LogSignals signals,
            LedgerSettings settings) {
        this.sequencer = sequencer;
        this.reader = reader;
        this.receipts = receipts;
        this.keys = keys;
        this.signals = signals;
        this.settings = settings;
    }

    @Override
    public Uni<AppendOutcome> append(AppendRequest request) {
        return sequencer.append(request).emitOn(CallersContext.executor());
    }

    @Override
    public Uni<Optional<AppendOutcome>> replay(String log, IdempotencyKey key) {
        return reader.key(log, KeyId.of(key)).flatMap(kept -> {
            if (kept.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            if (!kept.get().body().equals(key.body())) {
                return Uni.createFrom().item(Optional.of(new AppendOutcome.KeyReused()));
            }
            return receipts.again(log, kept.get())
                    .onFailure(StoreUnreachable.class)
                    .transform(failure -> LedgerProblems.receiptUnreadable())
                    .map(AppendOutcome.Replayed::new)
                    .map(Optional::of);
        });
    }

    @Override
    public Uni<List<Entry>> trail(String log, UUID trail) {
        return reader.trail(log, trail, Long.MAX_VALUE);
    }

    /** Reads the head first: what is below its size never changes, so that everything after it fits together. */
    @Override
    public Uni<TrailPage> provenTrail(String log, UUID trail) {
        return reader.head(log).flatMap(found -> {
            LogHead head = found.orElseGet(() -> LogHead.empty(log));
            return reader.trail(log, trail, head.size())
                    .flatMap(entries -> best(head, entries).flatMap(best -> receipts.proven(log, best.size(), entries)
                            .map(proven -> new TrailPage(log, trail, keys.name(log), best.note(), proven))));
        });
    }

    /** The newest checkpoint with a cosignature, when all that was read of the trail is in its tree; otherwise the head's. */
    private Uni<WitnessedCheckpoint> best(LogHead head, List<Entry> trail) {
        long needed = trail.isEmpty() ? 0 : trail.get(trail.size() - 1).index() + 1;
        return reader.witnessed(head.log())
                .map(found -> found.filter(witnessed -> needed <= witnessed.size() && witnessed.size() <= head.size())
                        .orElseGet(() -> new WitnessedCheckpoint(head.size(), head.checkpoint())));
    }

    @Override
    public Uni<Optional<Digest>> head(String log, UUID trail) {
        return reader.trailHead(log, trail);
    }

    @Override
    public Uni<FeedPage> feed(String log, long after, int limit) {
        if (after < -1 || limit < 1 || limit > MOST_IN_A_PAGE) {
            throw new IllegalArgumentException("after " + after + ", limit " + limit);
        }
        return reader.entries(log, after + 1, limit, PAGE_BYTES)
                .map(entries -> new FeedPage(
                        entries,
                        entries.isEmpty()
                                ? after
                                : entries.get(entries.size() - 1).index()));
    }

    @Override
    public Uni<List<LogHead>> heads() {
        return reader.heads();
    }

    @Override
    public Uni<Optional<LogHead>> logHead(String log) {
        return reader.head(log);
    }

    @Override
    public Uni<Optional<Digest>> root(String log, long size) {
        return ifReached(log, size, reached -> receipts.root(log, reached, size));
    }

    @Override
    public Uni<Optional<String>> checkpoint(String log) {
        return reader.head(log).flatMap(found -> found.map(head -> reader.cosignatures(log, head.size())
                        .map(lines -> Optional.of(WitnessedCheckpoint.with(head.checkpoint(), lines))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    @Override
    public Uni<Optional<WitnessedCheckpoint>> witnessed(String log) {
        return reader.witnessed(log);
    }

    @Override
    public Uni<Optional<List<Digest>>> inclusionProof(String log, long index, long size) {
        if (index < 0 || index >= size) {
            return Uni.createFrom().item(Optional.empty());
        }
        return ifReached(log, size, reached -> receipts.inclusion(log, reached, index, size));
    }

    @Override
    public Uni<Optional<List<Digest>>> consistencyProof(String log, long from, long to) {
        if (from < 1 || from > to) {
            return Uni.createFrom().item(Optional.empty());
        }
        return ifReached(log, to, reached -> receipts.consistency(log, reached, from, to));
    }

    @Override
    public Uni<Optional<String>> logOf(UUID trail) {
        return reader.logOf(trail);
    }

    @Override
    public Uni<List<TrailRef>> undetermined(int limit) {
        return reader.undetermined(limit);
    }

    @Override
    public Uni<List<String>> logs() {
        return reader.logs();
    }

    @Override
    public Uni<Void> moved(String log, Duration atMost) {
        Duration pause = settings.lookAgain();
        return signals.next(log, atMost.compareTo(pause) < 0 ? atMost : pause);
    }

    private <T> Uni<Optional<T>> ifReached(String log, long size, LongFunction<Uni<T>> proof) {
        return reader.head(log).flatMap(head -> {
            long reached = head.map(LogHead::size).orElse(0L);
            return reached < size
                    ? Uni.createFrom().item(Optional.empty())
                    : proof.apply(reached).map(Optional::of);
        });
    }
}
