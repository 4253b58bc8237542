package io.trailwright.ingest.decision.bulk;

import io.trailwright.ingest.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the streams of this replica and gives each its share of what may be under way. Safe for use by many threads. */
@ApplicationScoped
public class BulkGate {

    private final BulkSettings settings;
    private final AtomicInteger open = new AtomicInteger();

    BulkGate(BulkSettings settings) {
        this.settings = settings;
    }

    /**
     * Lets a stream in.
     *
     * @throws io.trailwright.problem.HttpProblem 503 {@code not-recorded} when enough streams are open
     */
    Pass enter() {
        if (open.incrementAndGet() > settings.streams()) {
            open.decrementAndGet();
            throw ProblemType.NOT_RECORDED
                    .with("Too many bulk streams are open: send this one again a little later.")
                    .withHeader("Retry-After", "5")
                    .build();
        }
        return new Pass();
    }

    /** Streams that are open now. */
    int open() {
        return open.get();
    }

    /** What one open stream may have under way; less while more streams are open. */
    final class Pass {
        private final AtomicBoolean left = new AtomicBoolean();

        private Pass() {}

        int lines() {
            return Math.max(1, Math.min(settings.lines(), settings.linesTogether() / Math.max(1, open.get())));
        }

        long bytes() {
            return settings.bytesTogether() / Math.max(1, open.get());
        }

        /** Gives the place back; what is done twice counts once. */
        void leave() {
            if (left.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        }
    }
}
