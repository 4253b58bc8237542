package io.trailwright.e2e.faults;

import io.trailwright.e2e.faults.Outcome.Acknowledged;
import io.trailwright.e2e.faults.Outcome.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Settles what is unknown: the same request with the same key, until there is a receipt or a definite refusal. */
final class Replay {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int AT_ONCE = 16;

    private final TestBed bed;
    private final Caller caller;
    private final Account account;
    private final Load load;

    Replay(TestBed bed, Caller caller, Account account, Load load) {
        this.bed = bed;
        this.caller = caller;
        this.account = account;
        this.load = load;
    }

    /** Returns how many requests were unknown. */
    int settleAll() {
        List<Sent> unknown = new ArrayList<>();
        for (var request : account.all()) {
            if (account.isUnknown(request)) {
                unknown.add(request);
            }
        }
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var settling = unknown.stream()
                    .map(request -> CompletableFuture.runAsync(() -> settle(request), pool))
                    .toList();
            settling.forEach(CompletableFuture::join);
        } finally {
            pool.shutdownNow();
        }
        return unknown.size();
    }

    private void settle(Sent request) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 0; System.nanoTime() < deadline; attempt++) {
            var outcome = caller.send(bed.address(attempt), request);
            if (outcome instanceof Acknowledged yes) {
                load.acknowledged(request, yes);
                return;
            }
            if (outcome instanceof Refused no && no.status() != 503) {
                return;
            }
            Pause.millis(200);
        }
    }
}
