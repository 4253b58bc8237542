package io.trailwright.e2e.faults;

import io.trailwright.e2e.faults.Outcome.Acknowledged;
import io.trailwright.e2e.faults.Outcome.NotSent;
import io.trailwright.e2e.faults.Outcome.Refused;
import io.trailwright.e2e.faults.Outcome.Unknown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Many sendings at once. */
final class Crowd {
    private static final int STORM = 100;
    private static final int BURST = 400;

    private final TestBed bed;
    private final Caller caller;
    private final Account account;
    private final Load load;
    private final AtomicLong wrong = new AtomicLong();

    Crowd(TestBed bed, Caller caller, Account account, Load load) {
        this.bed = bed;
        this.caller = caller;
        this.account = account;
        this.load = load;
    }

    /** One request many times at once: one receipt for all. Then the key with another body: 422. */
    void storm() {
        var request = load.decision();
        account.sending(request);
        var answers = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < STORM; i++) {
            answers.add(caller.start(bed.address(i), request));
        }
        var receipts = new HashSet<List<Proof.Leaf>>();
        for (var answer : answers) {
            var outcome = answer.join();
            if (outcome instanceof Acknowledged yes) {
                receipts.add(yes.proof().leaves());
                account.answered(request, yes);
            } else if (outcome instanceof Refused no && no.status() != 503) {
                wrong.incrementAndGet();
            }
        }
        if (receipts.isEmpty()) {
            account.answered(request, new Unknown("nobody of a storm was acknowledged"));
        } else {
            wrong.addAndGet(receipts.size() - 1);
            otherBody(request);
        }
    }

    private void otherBody(Sent request) {
        var other = new Sent(
                request.number(),
                request.kind(),
                request.path(),
                request.key(),
                request.client(),
                request.body().replace("\"ideas\"", "\"thoughts\""),
                request.marker(),
                request.follows());
        var outcome = caller.quietly(bed.address(0), other);
        if (outcome instanceof Acknowledged
                || (outcome instanceof Refused no
                        && no.status() != 503
                        && !no.problem().equals("idempotency-key-reused"))) {
            wrong.incrementAndGet();
        }
    }

    /** Sends many requests to one replica without waiting; what is returned waits for their answers. */
    Runnable burst(int replica) {
        var requests = new ArrayList<Sent>();
        var answers = new ArrayList<CompletableFuture<Outcome>>();
        for (int i = 0; i < BURST; i++) {
            var request = load.decision();
            account.sending(request);
            requests.add(request);
            answers.add(caller.start(bed.address(replica), request));
        }
        return () -> {
            for (int i = 0; i < BURST; i++) {
                var outcome = answers.get(i).join();
                account.answered(
                        requests.get(i), outcome instanceof NotSent ? new Unknown("nobody was there") : outcome);
            }
        };
    }

    /** Storms with two receipts for one key, another refusal than 503, or the key taken with another body. */
    long wrong() {
        return wrong.get();
    }
}
