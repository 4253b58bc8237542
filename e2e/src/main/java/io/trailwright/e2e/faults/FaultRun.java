package io.trailwright.e2e.faults;

import io.trailwright.e2e.faults.SeparateVerifier.Verdict;
import io.trailwright.launcher.stack.Component;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/** One run: load, faults one after the other, settling, the oracle, and the controls that show that it can see. */
final class FaultRun {
    private static final String LOG = "acme";
    private static final int TELL_EVERY = 10;
    private static final int KEPT_ONE_OF = 50;

    private final TestBed bed;
    private final RunPlan plan;
    private final Path account;
    private final Consumer<String> teller;
    private final Random random;
    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private int kills;

    /**
     * @param account the file of the driver's account
     * @param teller takes lines for people
     */
    FaultRun(TestBed bed, RunPlan plan, Path account, Consumer<String> teller) {
        this.bed = bed;
        this.plan = plan;
        this.account = account;
        this.teller = teller;
        this.random = new Random(plan.seed());
    }

    /** @throws FaultRunException when the system does not come back from a fault */
    Report execute() {
        var begun = Instant.now();
        try (var book = new Account(account, KEPT_ONE_OF)) {
            var receipts = new Receipts(bed.stack().verifierKeys());
            var caller = new Caller(bed::token, receipts, book);
            var target = new Target();
            var load = new Load(bed, caller, target, run);
            var crowd = new Crowd(bed, caller, book, load);
            try (load) {
                load.start(plan.clients(), plan.seed());
                load.awaitProgress(20);
                breakThings(load, crowd, book);
                bed.awaitReady();
                load.awaitProgress(20);
            }
            int unknown = new Replay(bed, caller, book, load).settleAll();
            teller.accept("settled " + unknown + " unknown requests; reading the whole log");
            var stored = StoredLog.read(bed.stack().database(Component.INGEST), LOG, receipts.keys());
            var oracle = Oracle.of(book, stored, target);
            var fsck = new SeparateVerifier(bed.stack())
                    .judge(LOG, book.checkpoints(), account.resolveSibling("fsck.txt"));
            if (fsck == Verdict.NOT_ASKED) {
                teller.accept("SKIPPED, NOT TESTED: fsck is not built, so the log was proved by the driver alone");
            }
            var controls = new Controls(bed, account.resolveSibling("control.account"), run + "c", plan.seed()).run();
            return new Report(
                    oracle.counts(),
                    oracle.invariants(),
                    fsck,
                    crowd.wrong(),
                    unknown,
                    kills,
                    plan.seed(),
                    controls,
                    Duration.between(begun, Instant.now()));
        }
    }

    private void breakThings(Load load, Crowd crowd, Account book) {
        var injector = new Injector(bed, crowd, random);
        if (plan.only().isPresent()) {
            for (int done = 0; done < plan.cycles(); done++) {
                cycle(plan.only().get(), injector, load, book);
            }
            return;
        }
        var sweep = new CrashSweep(bed, random);
        told("every crash point: halt", () -> kills += sweep.halts());
        told("every crash point: exception", () -> every(sweep, "exception"));
        if (plan.stalls()) {
            told("every crash point: stall", () -> every(sweep, "stall"));
        }
        var volumes = new Volumes(bed, load, teller);
        if (plan.volumes()) {
            told("volume of the tables full", volumes::tablesFull);
            told("volume of the write-ahead log full", volumes::walFull);
        }
        while (kills < plan.cycles()) {
            cycle(Fault.draw(random), injector, load, book);
        }
    }

    private void every(CrashSweep sweep, String action) {
        sweep.every(action);
        kills++;
    }

    private void cycle(Fault fault, Injector injector, Load load, Account book) {
        switch (fault) {
            case TABLES_FULL -> new Volumes(bed, load, teller).tablesFull();
            case WAL_FULL -> new Volumes(bed, load, teller).walFull();
            default -> injector.inject(fault);
        }
        load.awaitProgress(3);
        if (fault.isKill()) {
            kills++;
            if (kills % TELL_EVERY == 0) {
                QuickCheck.hold(bed.stack().database(Component.INGEST), LOG, book.largestSize());
                teller.accept(kills + " kills, " + load.acknowledged() + " acknowledged");
            }
        }
    }

    private void told(String what, Runnable phase) {
        var begun = Instant.now();
        phase.run();
        teller.accept(String.format(
                Locale.ROOT,
                "%s: done in %d s",
                what,
                Duration.between(begun, Instant.now()).toSeconds()));
    }
}
