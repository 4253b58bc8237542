package io.trailwright.ingest.ledger;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Commitment;
import io.trailwright.ingest.ledger.BatchFailure.Known;
import io.trailwright.ingest.ledger.LogQueue.Waiting;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes batches of what waits. A log without a batch in flight takes at once whatever waits for it, so that a lone caller
 * waits for nothing but its own commit, and a crowd shares one. Nothing is remembered between batches: the database's row
 * of the log's head decides who is next, so that any replica may append to any log.
 *
 * <p>A crash before the commit leaves nothing; one after it leaves everything, and whoever was not answered repeats the
 * request with the same idempotency key.
 */
@Startup
@ApplicationScoped
class Sequencer implements LedgerQueue {

    private final LedgerStore store;
    private final BatchPlanner planner;
    private final Answers answers;
    private final LogSignals signals;
    private final Standing standing;
    private final LedgerSettings settings;
    private final Clock clock;
    private final Context context;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LogQueue> queues = new ConcurrentHashMap<>();
    private final WaitingRoom room;

    /** Made while the service starts, so that the context is one of its own and not that of some request. */
    Sequencer(
            LedgerStore store,
            LogKeys keys,
            Answers answers,
            LogSignals signals,
            Standing standing,
            LedgerSettings settings,
            Clock clock,
            Vertx vertx) {
        this.store = store;
        this.planner = new BatchPlanner(keys);
        this.answers = answers;
        this.signals = signals;
        this.standing = standing;
        this.settings = settings;
        this.room = new WaitingRoom(settings.waitingBytes());
        this.clock = clock;
        this.context = vertx.getOrCreateContext();
    }

    /** See {@link Ledger#append}. */
    Uni<AppendOutcome> append(AppendRequest request) {
        return Uni.createFrom().emitter(caller -> {
            long weight = request.weight();
            if (!room.enter(request.log(), weight)) {
                answers.turnAway(caller);
                return;
            }
            LogQueue queue = queues.computeIfAbsent(request.log(), log -> new LogQueue(settings));
            if (!queue.offer(new Waiting(request, weight, System.nanoTime(), caller))) {
                room.leave(request.log(), weight);
                answers.turnAway(caller);
                return;
            }
            depart(request.log(), queue);
        });
    }

    @Override
    public int waiting() {
        return queues.values().stream().mapToInt(LogQueue::size).sum();
    }

    private void depart(String log, LogQueue queue) {
        List<Waiting> batch = queue.depart();
        if (!batch.isEmpty()) {
            context.runOnContext(ignored -> fly(log, queue, batch));
        }
    }

    /** Writes a batch; the next one departs as soon as this one has landed, before its callers are answered. */
    private void fly(String log, LogQueue queue, List<Waiting> batch) {
        room.leave(log, batch.stream().mapToLong(Waiting::weight).sum());
        write(log, stillPatient(batch)).subscribe().with(done -> landed(log, queue), failure -> {
            answers.failed(batch, new BatchFailure(Known.OUTCOME_UNKNOWN, failure));
            landed(log, queue);
        });
    }

    private void landed(String log, LogQueue queue) {
        queue.landed();
        depart(log, queue);
    }

    private List<Waiting> stillPatient(List<Waiting> batch) {
        long longest = settings.patience().toNanos();
        long now = System.nanoTime();
        List<Waiting> patient = new ArrayList<>(batch.size());
        for (Waiting request : batch) {
            if (now - request.since() > longest) {
                answers.turnAway(request.caller());
            } else {
                patient.add(request);
            }
        }
        return patient;
    }

    /** Never fails: whatever happens, every caller of the batch is answered. */
    private Uni<Void> write(String log, List<Waiting> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<AppendRequest> requests = batch.stream().map(Waiting::request).toList();
        Uni<BatchPlan> once = store.write(
                log,
                requests,
                known -> planner.plan(standing.require(known), requests, clock.instant(), salts(requests)));
        return once.onFailure(failure -> is(failure, Known.UNREACHED))
                .recoverWithUni(failure -> later().chain(() -> once))
                .invoke(plan -> context.runOnContext(ignored -> published(log, batch, plan)))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> unwritten(log, batch, failure));
    }

    private void published(String log, List<Waiting> batch, BatchPlan plan) {
        answers.give(log, batch, plan);
        if (!plan.writesNothing()) {
            signals.moved(log);
        }
    }

    /** What the database refuses is searched for by halves, so that it alone is turned away. */
    private Uni<Void> unwritten(String log, List<Waiting> batch, Throwable failure) {
        if (is(failure, Known.REFUSED) && batch.size() > 1) {
            int half = batch.size() / 2;
            return later().chain(() -> write(log, batch.subList(0, half)))
                    .chain(() -> write(log, batch.subList(half, batch.size())));
        }
        answers.failed(batch, failure);
        return Uni.createFrom().voidItem();
    }

    /** The next turn of the sequencer's event loop: what is done again is never done deeper in the stack. */
    private Uni<Void> later() {
        return Uni.createFrom().emitter(turn -> context.runOnContext(ignored -> turn.complete(null)));
    }

    private byte[] salts(List<AppendRequest> requests) {
        int parts = requests.stream().mapToInt(AppendRequest::partCount).sum();
        byte[] salts = new byte[parts * Commitment.SALT_BYTES];
        random.nextBytes(salts);
        return salts;
    }

    private static boolean is(Throwable failure, Known known) {
        return failure instanceof BatchFailure batch && batch.known() == known;
    }
}
