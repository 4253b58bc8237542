package io.trailwright.e2e.faults;

import io.trailwright.e2e.faults.Outcome.Acknowledged;
import io.trailwright.e2e.faults.Sent.Kind;
import io.trailwright.e2e.faults.Sent.Proposed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Clients that propose decisions and go on with them, until they are stopped. */
final class Load implements AutoCloseable {
    private static final String AGENT = "payout-agent";
    private static final String EXECUTOR = "bank-gateway";
    private static final int MOST_OPEN = 2_000;
    private static final int THINK_MILLIS = 12;
    private static final int BACKOFF_MILLIS = 80;
    private static final int CHANGES_ONE_OF = 50;
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(90);

    private final TestBed bed;
    private final Caller caller;
    private final Target target;
    private final String run;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final ConcurrentLinkedDeque<Permitted> open = new ConcurrentLinkedDeque<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean stopped;

    /** A decision whose permit is out. */
    private record Permitted(Proposed decision, String permitId, String permit) {}

    /** @param run makes markers and keys unlike those of any other run on the same databases */
    Load(TestBed bed, Caller caller, Target target, String run) {
        this.bed = bed;
        this.caller = caller;
        this.target = target;
        this.run = run;
    }

    void start(int clients, long seed) {
        for (int number = 0; number < clients; number++) {
            int client = number;
            var random = new Random(seed * 1_000 + number);
            var thread = new Thread(() -> work(client, random), "client-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void work(int client, Random random) {
        try {
            int replica = client;
            while (!stopped) {
                boolean answered = send(replica, next(random));
                boolean elsewhere = !answered || random.nextInt(CHANGES_ONE_OF) == 0;
                replica += elsewhere ? 1 : 0;
                Pause.millis(answered ? random.nextInt(THINK_MILLIS) : BACKOFF_MILLIS);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    private Sent next(Random random) {
        int dice = random.nextInt(100);
        var follow = dice < 40 ? open.pollFirst() : null;
        if (follow == null) {
            return decision();
        }
        long number = numbers.incrementAndGet();
        if (dice < 14) {
            return Sent.redemption(run, number, EXECUTOR, follow.decision(), follow.permitId(), follow.permit());
        }
        open.addLast(follow);
        if (dice < 24) {
            return Sent.note(run, number, AGENT, follow.decision());
        }
        return dice < 32
                ? Sent.evidence(run, number, AGENT, follow.decision())
                : Sent.permit(run, number, AGENT, follow.decision());
    }

    Sent decision() {
        return Sent.decision(run, numbers.incrementAndGet(), AGENT);
    }

    /** Sends until somebody is there to send to; where nobody listens, nothing was sent. Whether it was acknowledged. */
    private boolean send(int replica, Sent request) {
        for (int attempt = 0; !stopped; attempt++) {
            var outcome = caller.send(bed.address(replica + attempt), request);
            if (outcome instanceof Acknowledged yes) {
                acknowledged(request, yes);
                return true;
            }
            if (!(outcome instanceof Outcome.NotSent)) {
                return outcome instanceof Outcome.Refused no && no.status() != 503;
            }
            Pause.millis(BACKOFF_MILLIS);
        }
        return false;
    }

    void acknowledged(Sent request, Acknowledged yes) {
        acknowledged.incrementAndGet();
        if (request.kind() == Kind.REDEMPTION) {
            target.act(request);
        } else if (request.kind() == Kind.DECISION && open.size() < MOST_OPEN) {
            var decision = new Proposed(request.number(), yes.answer().string("decisionId"));
            yes.answer()
                    .optObject("permit")
                    .ifPresent(permit ->
                            open.addLast(new Permitted(decision, permit.string("permitId"), permit.string("permit"))));
        }
    }

    /** Returns when {@code more} requests more than now are acknowledged: the system has recovered. */
    void awaitProgress(int more) {
        long from = acknowledged.get();
        Pause.until("requests are acknowledged again", RECOVERY_LIMIT, () -> {
            var broken = failure.get();
            if (broken != null) {
                throw new FaultRunException("a client broke", broken);
            }
            return acknowledged.get() >= from + more;
        });
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** Lets every client finish what it is sending. */
    @Override
    public void close() {
        stopped = true;
        for (var thread : threads) {
            try {
                thread.join(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
