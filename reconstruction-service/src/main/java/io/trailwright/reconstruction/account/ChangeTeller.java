package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells {@code change.reported}: what is said to have happened, and how it is known. Only a report with the outcome
 * {@code executed} is told as executed.
 */
final class ChangeTeller implements Teller {

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        var change = Reading.of(entry, "change");
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(lead(entry, change), entry));
        action(entry, change, trail).ifPresent(told::add);
        change.text("reference")
                .map(text -> "The report gives the reference " + Quote.words(text) + ".")
                .ifPresent(text -> told.add(Sentence.of(text, entry)));
        change.text("detail")
                .map(text -> "The report adds " + Quote.words(text) + ".")
                .ifPresent(text -> told.add(Sentence.of(text, entry)));
        return told;
    }

    private static String lead(Entry entry, Reading change) {
        var on = "On " + Words.at(entry.header().at()) + " ";
        if (!change.present()) {
            return on + "a report of what happened was recorded; it "
                    + (change.erased() ? "has been erased." : "cannot be read.");
        }
        boolean observed = change.text("known").filter("observed"::equals).isPresent();
        var who = Who.client(entry, observed ? "executor" : "integration");
        var when = change.text("executedAt").map(at -> " on " + Words.at(at)).orElse("");
        return switch (change.text("outcome").orElse("")) {
            case "executed" ->
                on
                        + who
                        + (observed
                                ? " reported, as the system that did it, that the action was executed" + when
                                        + " (observed)."
                                : " asserted that the action was executed" + when + " (asserted, not observed).");
            case "failed" ->
                on + who + " reported that the action was attempted" + when + " and failed" + how(observed);
            case "not-executed" -> on + who + " reported that the action was not carried out" + how(observed);
            default ->
                on + who + " reported that it does not know whether the action was carried out: the outcome is"
                        + " unknown" + how(observed);
        };
    }

    private static String how(boolean observed) {
        return observed ? " (observed)." : " (asserted, not observed).";
    }

    /** What was done, held against what was proposed where both are still there. */
    private static Optional<Sentence> action(Entry entry, Reading change, TrailReading trail) {
        var proposed = Reading.of(trail.first(), "action");
        return change.object("action").map(done -> {
            if (!proposed.present()) {
                return Sentence.of("What the report names as done is " + inWords(done) + ".", entry);
            }
            var differences = ActionDifference.between((Json.Obj) proposed.value(), done);
            return Sentence.of(
                    differences.isEmpty()
                            ? "What the report names as done is exactly the action that was proposed (verified)."
                            : "What the report names as done is not what was proposed: " + Words.and(differences) + ".",
                    trail.first(),
                    entry);
        });
    }

    private static String inWords(Json.Obj action) {
        var done = new Reading(Reading.State.PRESENT, action);
        return done.text("type").map(Quote::words).orElse("an unnamed action")
                + done.text("target").map(text -> " on " + Quote.words(text)).orElse("") + ", with "
                + done.object("arguments").map(ValueInWords::arguments).orElse("no arguments");
    }
}
