package io.trailwright.bench;

import io.trailwright.core.audit.HeldLog;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;

/** Entries a second of a whole log, verified in process, against SHA-256 over the same bytes, item by item. */
record Verify() implements Benchmark {
    private static final int TRAILS = 100_000;
    private static final byte[] LEAF = {0};

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public List<Result> run(Plan plan, Teller teller) {
        var log = MadeLog.of(TRAILS);
        teller.line(name() + ": " + log.entries().size() + " entries, "
                + log.parts().size() + " parts");
        return List.of(new Rounds(plan, teller)
                .of(
                        name(),
                        "entries/s",
                        repeating(() -> HeldLog.verify(MadeLog.NAME, log.entries(), log.parts())),
                        repeating(() -> digests(log))));
    }

    /** Whole passes until the time is over. */
    private static Side repeating(Supplier<Long> pass) {
        return time -> {
            var begun = System.nanoTime();
            var entries = 0L;
            do {
                entries += pass.get();
            } while (System.nanoTime() - begun < time.toNanos());
            return entries / ((System.nanoTime() - begun) / 1e9);
        };
    }

    private static long digests(MadeLog log) {
        var sha256 = sha256();
        var seen = 0;
        for (var entry : log.entries()) {
            sha256.update(LEAF);
            sha256.update(entry.header());
            seen ^= sha256.digest()[0];
        }
        for (var part : log.parts()) {
            sha256.update(part.salt());
            sha256.update(part.body());
            seen ^= sha256.digest()[0];
        }
        if (seen > Byte.MAX_VALUE) {
            throw new IllegalStateException("unreachable: only so that the digests are used");
        }
        return log.entries().size();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
