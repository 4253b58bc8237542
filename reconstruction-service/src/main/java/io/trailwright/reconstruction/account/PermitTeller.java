package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import java.util.ArrayList;
import java.util.List;

/** Tells {@code permit.issued} and {@code permit.redeemed}. A permit says what may run; it never says that it ran. */
final class PermitTeller implements Teller {

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        return entry.header().kind() == EntryKind.PERMIT_ISSUED ? issued(entry, trail) : redeemed(entry, trail);
    }

    private static List<Sentence> issued(Entry entry, TrailReading trail) {
        var permit = Reading.of(entry, "permit");
        var on = "On " + Words.at(entry.header().at()) + " the ledger issued a permit";
        if (!permit.present()) {
            return List.of(Sentence.of(
                    on + "; its terms " + (permit.erased() ? "have been erased." : "cannot be read."), entry));
        }
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(
                on
                        + permit.text("action")
                                .map(a -> " for the action " + Quote.words(a))
                                .orElse("")
                        + permit.text("target")
                                .map(t -> " on " + Quote.words(t))
                                .orElse("")
                        + ", for one single use"
                        + permit.text("expiresAt")
                                .map(at -> ", valid until " + Words.at(at))
                                .orElse("")
                        + ".",
                entry));
        told.add(arguments(entry, permit, trail));
        var approvals = permit.texts("approvals").stream()
                .flatMap(leaf -> trail.withLeaf(leaf).stream())
                .toList();
        if (!approvals.isEmpty()) {
            var cited = new ArrayList<>(approvals);
            cited.add(entry);
            told.add(Sentence.of(
                    "The permit rests on " + grounds(approvals) + " in this trail.", cited.toArray(Entry[]::new)));
        }
        return told;
    }

    /** Approvals, and a break-glass in place of those that were not there. */
    private static String grounds(List<Entry> statements) {
        long emergencies = statements.stream()
                .filter(entry -> Reading.of(entry, "statement")
                        .text("verdict")
                        .filter("break-glass"::equals)
                        .isPresent())
                .count();
        long approvals = statements.size() - emergencies;
        if (emergencies == 0) {
            return Words.some(approvals, "approval");
        }
        return "a break-glass" + (approvals == 0 ? "" : " and " + Words.some(approvals, "approval"));
    }

    private static Sentence arguments(Entry entry, Reading permit, TrailReading trail) {
        var proposed = trail.state().flatMap(state -> state.action()).map(action -> action.argumentsDigest()
                .toString());
        var permitted = permit.text("argumentsDigest");
        if (proposed.isEmpty() || permitted.isEmpty()) {
            return Sentence.of("The arguments that it permits are fixed by a digest.", entry);
        }
        return proposed.equals(permitted)
                ? Sentence.of(
                        "It permits exactly the arguments that were proposed; their digests are the same (verified).",
                        trail.first(),
                        entry)
                : Sentence.of(
                        "It permits arguments other than those that were proposed; their digests differ (verified).",
                        trail.first(),
                        entry);
    }

    private static List<Sentence> redeemed(Entry entry, TrailReading trail) {
        var redemption = Reading.of(entry, "redemption");
        var issued = trail.lastOf(EntryKind.PERMIT_ISSUED);
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(
                "On " + Words.at(entry.header().at()) + " " + Who.client(entry, "executor")
                        + " redeemed the permit, which is spent since then and cannot be used again.",
                entry));
        var used = redemption.text("argumentsDigest");
        var permitted = issued.flatMap(permit -> Reading.of(permit, "permit").text("argumentsDigest"));
        if (used.isPresent() && permitted.isPresent()) {
            told.add(Sentence.of(
                    used.equals(permitted)
                            ? "The arguments that it presented are those of the permit; their digests are the same (verified)."
                            : "The arguments that it presented are not those of the permit; their digests differ (verified).",
                    issued.orElseThrow(),
                    entry));
        }
        return told;
    }
}
