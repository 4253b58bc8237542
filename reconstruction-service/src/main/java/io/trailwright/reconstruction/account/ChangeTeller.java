package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
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
        var told = new ArrayList<String>();
        told.add(lead(entry, change));
        if (change.present()) {
            action(change).ifPresent(told::add);
            change.text("reference")
                    .ifPresent(text -> told.add("The report gives the reference " + Quote.words(text) + "."));
            change.text("detail").ifPresent(text -> told.add("The report adds " + Quote.words(text) + "."));
        }
        return told.stream().map(text -> Sentence.of(text, entry)).toList();
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

    private static Optional<String> action(Reading change) {
        return change.object("action").map(action -> {
            var done = new Reading(Reading.State.PRESENT, action);
            return "What the report names as done is "
                    + done.text("type").map(Quote::words).orElse("an unnamed action")
                    + done.text("target")
                            .map(text -> " on " + Quote.words(text))
                            .orElse("") + ", with "
                    + done.object("arguments").map(ValueInWords::arguments).orElse("no arguments") + ".";
        });
    }
}
