package io.trailwright.ingest.race;

import io.trailwright.ingest.trail.SeenTrail;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Races one after the other, beside other lanes. */
final class Lane {
    /** About as long as it takes from reading a trail to its commit, at least and at most. */
    private static final long LEAST_STAGGER = 3_000_000;

    private static final long MOST_STAGGER = 2_000_000_000;

    private final List<Site> sites;
    private final Random random;

    Lane(List<Site> sites, long seed) {
        this.sites = sites;
        this.random = new Random(seed);
    }

    Tally run(Verb one, Verb other, int races) throws Exception {
        var tally = new Tally(one, other);
        ExecutorService racers = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < races; i++) {
                race(racers, tally);
            }
        } finally {
            racers.shutdownNow();
        }
        return tally;
    }

    /**
     * Which replica serves whom, and who is held back for how long, is drawn. The more runs beside it, the longer
     * everything takes: the time that it took to open the trail says how far apart two racers can begin and still meet.
     */
    private void race(ExecutorService racers, Tally tally) throws Exception {
        var site = sites.get(random.nextInt(sites.size()));
        var begun = System.nanoTime();
        var seen = site.opened();
        long stagger = Math.max(LEAST_STAGGER, Math.min(MOST_STAGGER, System.nanoTime() - begun));
        var start = new CyclicBarrier(2);
        var first = racers.submit(racer(start, tally.one(), "rosa", seen, stagger));
        var second = racers.submit(racer(start, tally.other(), "ravi", seen, stagger));
        tally.judge(seen, get(first), get(second), site.entries(seen.trail()));
    }

    private Callable<String> racer(CyclicBarrier start, Verb verb, String who, SeenTrail seen, long stagger) {
        var site = sites.get(random.nextInt(sites.size()));
        long delay = (long) (random.nextDouble() * (verb == Verb.EXPIRE ? 3 * stagger : stagger));
        return () -> {
            start.await(30, TimeUnit.SECONDS);
            long end = System.nanoTime() + delay;
            for (long left = delay; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return site.act(verb, who, seen);
        };
    }

    private static String get(Future<String> outcome) throws Exception {
        return outcome.get(120, TimeUnit.SECONDS);
    }
}
