package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The requests that wait for one log. At most one batch of the log is in flight from this replica; whatever waits when it
 * ends is the next. Safe for use by many threads: everything happens under this object's lock, and nothing slow does.
 */
final class LogQueue {

    /**
     * A request and who waits for its answer.
     *
     * @param since reading of {@link System#nanoTime()} when it came
     */
    record Waiting(AppendRequest request, long weight, long since, UniEmitter<? super AppendOutcome> caller) {}

    private final int mostWaiting;
    private final int batchRequests;
    private final long batchBytes;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private boolean inFlight;

    LogQueue(LedgerSettings settings) {
        this.mostWaiting = settings.waitingRequests();
        this.batchRequests = settings.batchRequests();
        this.batchBytes = settings.batchBytes();
    }

    /** Whether there was room. */
    synchronized boolean offer(Waiting request) {
        if (waiting.size() >= mostWaiting) {
            return false;
        }
        waiting.addLast(request);
        return true;
    }

    synchronized int size() {
        return waiting.size();
    }

    /** The next batch, which is then in flight until {@link #landed()}; empty while one is, or when nobody waits. */
    synchronized List<Waiting> depart() {
        if (inFlight || waiting.isEmpty()) {
            return List.of();
        }
        List<Waiting> batch = new ArrayList<>();
        long bytes = 0;
        for (Waiting next = waiting.peekFirst(); next != null; next = waiting.peekFirst()) {
            bytes += next.weight();
            if (!batch.isEmpty() && (bytes > batchBytes || batch.size() >= batchRequests)) {
                break;
            }
            batch.add(waiting.removeFirst());
        }
        inFlight = true;
        return batch;
    }

    /** The batch in flight has ended, however it did. */
    synchronized void landed() {
        inFlight = false;
    }
}
