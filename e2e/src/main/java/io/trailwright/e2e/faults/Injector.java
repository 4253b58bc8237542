package io.trailwright.e2e.faults;

import io.trailwright.launcher.stack.Component;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Does one fault to the system while the load runs, and repairs it; what follows is the system's own to do. */
final class Injector {
    private static final LinkMode[] BAD = {
        LinkMode.CUT_BEFORE, LinkMode.CUT_AFTER, LinkMode.RESET, LinkMode.SLOW, LinkMode.TRICKLE, LinkMode.HALF_OPEN
    };
    private static final Map<String, String> SMALL_LIMITS = Map.of(
            "trailwright.log.waiting-requests", "32",
            "trailwright.log.batch-requests", "8",
            "quarkus.datasource.reactive.max-size", "2");

    /** As in the chart: a pod still serves so long after it has left the Service. */
    private static final int PRE_STOP_MILLIS = 5_000;

    private final TestBed bed;
    private final Crowd crowd;
    private final Random random;

    /** @param random decides moments, victims and modes: the same seed, the same choices */
    Injector(TestBed bed, Crowd crowd, Random random) {
        this.bed = bed;
        this.crowd = crowd;
        this.random = random;
    }

    /** Returns when the fault is over and what was killed is there again, or is coming by itself. */
    void inject(Fault fault) {
        Pause.millis(150 + random.nextInt(450));
        switch (fault) {
            case POSTGRES -> killPostgres(random.nextInt(200));
            case BACKEND -> killBackend();
            case INGEST -> readyVictim().kill();
            case POLICY -> killPolicy();
            case CRASH_POINT -> haltAtSomePoint();
            case BACKLOG -> killWithBacklog();
            case LINK_CLIENT -> worsen(bed.clientLinks());
            case LINK_DATABASE -> worsen(bed.databaseLinks());
            case LINK_POLICY -> worsen(bed.policyLinks());
            case STRANDED -> bed.databaseLinks().forEach(Link::strand);
            case ROLLING -> replaceOneByOne();
            case STORM -> crowd.storm();
            case FREEZE -> freeze();
            case TABLES_FULL, WAL_FULL -> throw new IllegalArgumentException(fault + " is a phase of its own");
        }
    }

    /** @param downMillis how long it stays away */
    void killPostgres(long downMillis) {
        bed.stack().kill(Component.POSTGRES);
        Pause.millis(downMillis);
        bed.stack().start(Component.POSTGRES);
    }

    private void killBackend() {
        var backends = bed.stack().postgresProcesses().serving("ingest");
        if (!backends.isEmpty()) {
            backends.get(random.nextInt(backends.size())).destroyForcibly();
        }
    }

    private void killPolicy() {
        bed.stack().kill(Component.POLICY);
        Pause.millis(random.nextInt(300));
        bed.stack().start(Component.POLICY);
    }

    /** A replica that serves; waits for one that is still coming back from the fault before. */
    private Replica readyVictim() {
        var victim = bed.replicas().get(random.nextInt(bed.replicas().size()));
        bed.awaitReady();
        return victim;
    }

    /** The first kill only begins the life that ends itself. */
    private void haltAtSomePoint() {
        var victim = readyVictim();
        var point = CrashPoint.ALL.get(random.nextInt(CrashPoint.ALL.size()));
        victim.lineUp(List.of(CrashPoint.halt(point, random)));
        int before = victim.halts();
        victim.kill();
        CrashSweep.awaitHalts(victim, before + 2, point);
    }

    private void killWithBacklog() {
        var victim = readyVictim();
        var sent = crowd.burst(bed.replicas().indexOf(victim));
        Pause.millis(random.nextInt(250));
        victim.lineUp(List.of(SMALL_LIMITS));
        victim.kill();
        sent.run();
    }

    private void worsen(List<Link> links) {
        var mode = BAD[random.nextInt(BAD.length)];
        boolean all = random.nextBoolean();
        var worse = all ? links : List.of(links.get(random.nextInt(links.size())));
        worse.forEach(link -> link.set(mode));
        Pause.millis(500 + random.nextInt(2_500));
        links.forEach(Link::heal);
    }

    /** Out of the Service first, then SIGTERM; on with the next when the new one is ready and back in the Service. */
    private void replaceOneByOne() {
        bed.awaitReady();
        bed.turnBuild();
        var replicas = bed.replicas();
        for (int number = 0; number < replicas.size(); number++) {
            var link = bed.clientLinks().get(number);
            link.leadTo(replicas.get((number + 1) % replicas.size()).port());
            Pause.millis(PRE_STOP_MILLIS);
            replicas.get(number).end();
            replicas.get(number).awaitReady();
            link.leadTo(replicas.get(number).port());
        }
    }

    private void freeze() {
        var processes = bed.stack().postgresProcesses().all();
        processes.forEach(process -> Signal.send("STOP", process));
        try {
            Pause.millis(1_000 + random.nextInt(3_000));
        } finally {
            processes.forEach(process -> Signal.send("CONT", process));
        }
    }
}
