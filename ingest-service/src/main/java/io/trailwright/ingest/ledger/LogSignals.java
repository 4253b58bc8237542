package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Wakes readers that wait for a log to grow. Only a hint: it knows what this replica has committed, so that readers wake up
 * by themselves now and then, and always read again before they believe anything. Safe for use by many threads.
 */
@ApplicationScoped
class LogSignals {

    private final Map<String, Set<UniEmitter<? super Void>>> waiting = new ConcurrentHashMap<>();

    /** Wakes everybody who waits for this log. */
    void moved(String log) {
        Set<UniEmitter<? super Void>> readers = waiting.remove(log);
        if (readers != null) {
            readers.forEach(reader -> reader.complete(null));
        }
    }

    /** Ends at the next {@link #moved} of this log, at the latest after the given time. */
    Uni<Void> next(String log, Duration atMost) {
        return Uni.createFrom()
                .<Void>emitter(reader -> {
                    enter(log, reader);
                    reader.onTermination(() -> leave(log, reader));
                })
                .ifNoItem()
                .after(atMost)
                .recoverWithItem(() -> (Void) null);
    }

    private void enter(String log, UniEmitter<? super Void> reader) {
        waiting.compute(log, (name, readers) -> {
            Set<UniEmitter<? super Void>> all = readers == null ? ConcurrentHashMap.newKeySet() : readers;
            all.add(reader);
            return all;
        });
    }

    private void leave(String log, UniEmitter<? super Void> reader) {
        waiting.computeIfPresent(log, (name, readers) -> {
            readers.remove(reader);
            return readers.isEmpty() ? null : readers;
        });
    }
}
