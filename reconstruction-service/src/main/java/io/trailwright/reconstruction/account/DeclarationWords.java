package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Tells what a reviewer declared beside the verdict, and which training of theirs was recorded. */
final class DeclarationWords {
    private DeclarationWords() {}

    static List<Sentence> tell(Entry entry, Reading statement, Reading reviewer, TrailReading trail) {
        var who = Who.reviewer(reviewer);
        var told = new ArrayList<Sentence>();
        training(reviewer, who).forEach(text -> told.add(Sentence.of(text, entry)));
        if (statement.text("conflict").filter("none"::equals).isPresent()) {
            told.add(Sentence.of(
                    Words.capital(who) + " declared to have no conflict of interest (declared, in the statement).",
                    entry));
        }
        var accepted = statement.texts("riskAccepted", "evidence");
        if (!accepted.isEmpty()) {
            told.add(accepted(entry, statement, who, accepted, trail));
        }
        return told;
    }

    private static List<String> training(Reading reviewer, String who) {
        return reviewer.object("training").stream()
                .map(Json.Obj.class::cast)
                .flatMap(training -> training.members().keySet().stream()
                        .sorted()
                        .map(course -> "The sign-in token of " + who + " showed the training " + Quote.words(course)
                                + training.optString(course)
                                        .map(until -> ", valid until " + Words.at(until))
                                        .orElse("")
                                + " (verified)."))
                .toList();
    }

    private static Sentence accepted(
            Entry entry, Reading statement, String who, List<String> accepted, TrailReading trail) {
        var named = trail.evidence().stream()
                .filter(item ->
                        item.data().text("digest").filter(accepted::contains).isPresent())
                .toList();
        var cited = new ArrayList<Entry>();
        named.forEach(item -> cited.add(item.entry()));
        trail.lastOf(EntryKind.POLICY_EVALUATED).ifPresent(cited::add);
        cited.add(entry);
        var what = named.isEmpty()
                ? Words.some(accepted.size(), "document")
                : Words.and(named.stream().map(EvidenceItem::called).toList());
        return Sentence.of(
                Words.capital(who) + " had not been able to look at " + what + " and accepted that risk by name"
                        + statement
                                .text("riskAccepted", "reason")
                                .map(reason -> ", giving the reason " + Quote.words(reason))
                                .orElse("")
                        + ".",
                cited.toArray(Entry[]::new));
    }
}
