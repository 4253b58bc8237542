package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells {@code review.delegated} and {@code review.escalated}: who asked whom to decide, and whether that counts. */
final class HandoverTeller implements Teller {

    @Override
    public List<Sentence> tell(Entry entry, TrailReading trail) {
        boolean delegated = entry.header().kind() == EntryKind.REVIEW_DELEGATED;
        var told = new ArrayList<Sentence>();
        told.add(Sentence.of(
                "On " + Words.at(entry.header().at()) + " " + (delegated ? delegated(entry) : escalated(entry)),
                entry));
        (delegated ? ignoredDelegation(entry, trail) : ignoredEscalation(entry, trail))
                .ifPresent(why -> told.add(Sentence.of(
                        "This changes nothing about who may decide, because " + Visible.inline(why) + ".", entry)));
        return told;
    }

    private static String delegated(Entry entry) {
        var delegation = Reading.of(entry, "delegation");
        var from = Reading.of(entry, "reviewer");
        var who = from.present() || from.erased() ? Who.reviewer(from) : "somebody";
        if (!delegation.present()) {
            return who + " handed the decision to somebody else; to whom "
                    + (delegation.erased() ? "has been erased." : "cannot be read.");
        }
        var to = delegation
                .text("to", "name")
                .or(() -> delegation.text("to", "sub"))
                .map(Quote::words)
                .orElse("somebody who is not named");
        return who + " handed the decision to " + to
                + delegation
                        .text("to", "sub")
                        .map(sub -> " (subject " + Quote.words(sub) + ", as stated)")
                        .orElse("")
                + delegation.text("until").map(at -> " until " + Words.at(at)).orElse("")
                + reason(delegation)
                + ".";
    }

    private static String escalated(Entry entry) {
        var escalation = Reading.of(entry, "escalation");
        if (!escalation.present()) {
            return "the review was escalated" + (escalation.erased() ? "; to whom has been erased." : ".");
        }
        var by = Reading.of(entry, "reviewer");
        var groups = escalation.texts("groups").stream().map(Quote::words).toList();
        var to = groups.isEmpty() ? "those who come next" : "members of " + Words.or(groups);
        return by.present() || by.erased()
                ? Who.reviewer(by) + " asked " + to + " to decide too" + reason(escalation) + "."
                : to + " were asked to decide too, because the review had been open for as long as the policy allows"
                        + " before that.";
    }

    private static String reason(Reading part) {
        return part.text("reason")
                .filter(text -> !text.isBlank())
                .map(text -> ", giving the reason " + Quote.words(text))
                .orElse("");
    }

    private static Optional<String> ignoredDelegation(Entry entry, TrailReading trail) {
        return trail.state().stream()
                .flatMap(state -> state.progress().delegations().stream())
                .filter(recorded -> recorded.seq() == entry.header().seq())
                .findFirst()
                .flatMap(recorded -> recorded.ignored());
    }

    private static Optional<String> ignoredEscalation(Entry entry, TrailReading trail) {
        return trail.state().stream()
                .flatMap(state -> state.progress().escalations().stream())
                .filter(recorded -> recorded.seq() == entry.header().seq())
                .findFirst()
                .flatMap(recorded -> recorded.ignored());
    }
}
