package io.trailwright.e2e.faults;

import io.trailwright.e2e.faults.SeparateVerifier.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a run found.
 *
 * @param fsck what the separate verifier says of the log
 * @param stormsWrong storms of one key that did not end in one receipt
 * @param unknown requests that had to be replayed
 */
record Report(
        Oracle.Counts counts,
        List<Oracle.Invariant> invariants,
        Verdict fsck,
        long stormsWrong,
        long unknown,
        int kills,
        long seed,
        Controls.Seen controls,
        Duration took) {

    /** Whether everything required holds, and the controls saw what was planted. */
    boolean passed() {
        return stormsWrong == 0
                && invariants.stream().allMatch(Oracle.Invariant::holds)
                && counts.stored() == counts.provable()
                && counts.acknowledged() == counts.stored()
                && fsck != Verdict.BROKEN
                && controls.all();
    }

    /** What does not hold, one line each. */
    List<String> violations() {
        var wrong = new ArrayList<String>();
        invariants.stream()
                .filter(invariant -> !invariant.holds())
                .forEach(invariant -> wrong.add("VIOLATED " + invariant.name() + ": " + invariant.count()));
        if (stormsWrong > 0) {
            wrong.add("VIOLATED 4 one key, one receipt, in storms: " + stormsWrong);
        }
        if (counts.acknowledged() != counts.stored() || counts.stored() != counts.provable()) {
            wrong.add("VIOLATED 5 acknowledged = stored = provable");
        }
        if (fsck == Verdict.BROKEN) {
            wrong.add("VIOLATED 1 the separate verifier calls the log broken");
        }
        if (!controls.all()) {
            wrong.add("VIOLATED 10 a planted defect was not seen: this run counts for nothing");
        }
        return wrong;
    }

    /** The counters, in one line. */
    String line() {
        return String.format(
                Locale.ROOT,
                "acknowledged=%d refused=%d unknown=%d stored=%d provable=%d lost=%d duplicated=%d gaps=%d kills=%d"
                        + " seed=%d fsck=%s control-lost=%d control-duplicated=%d control-fsck=%s bound95=%.5f"
                        + " seconds=%d %s",
                counts.acknowledged(),
                counts.refused(),
                unknown,
                counts.stored(),
                counts.provable(),
                counts.lost(),
                counts.duplicated(),
                counts.gaps(),
                kills,
                seed,
                name(fsck),
                controls.lost(),
                controls.duplicated(),
                name(controls.fsck()),
                kills == 0 ? 1.0 : Math.min(1.0, 3.0 / kills),
                took.toSeconds(),
                passed() ? "PASSED" : "FAILED");
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
