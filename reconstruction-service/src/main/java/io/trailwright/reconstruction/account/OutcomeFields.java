package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The fields that come from evidence, review, change and notes. */
final class OutcomeFields {
    private static final Set<String> EXCEPTIONAL = Set.of("exception", "escalation");
    private static final int MOST_LISTED = 10;

    private final TrailReading trail;
    private final Map<String, FivePart> parts;

    OutcomeFields(TrailReading trail, Map<String, FivePart> parts) {
        this.trail = trail;
        this.parts = parts;
    }

    Field sources() {
        var builder = new FieldBuilder("sources", "Source documents");
        var items = trail.evidence();
        var part = part("evidence");
        if (items.isEmpty() || part.state() == PartState.ERASED) {
            return builder.unrecorded(part, "the policy did not demand any");
        }
        var entries = items.stream().map(EvidenceItem::entry).toList();
        var names = items.stream().limit(MOST_LISTED).map(EvidenceItem::called).toList();
        var listed =
                Words.and(names) + (items.size() > MOST_LISTED ? " and " + (items.size() - MOST_LISTED) + " more" : "");
        long kept = items.stream()
                .filter(item -> item.content() == EvidenceItem.Content.KEPT)
                .count();
        return kept == items.size()
                ? builder.recorded(
                        Words.some(items.size(), "document") + " whose bytes are kept here and match their digests,"
                                + " called by their sender " + listed,
                        Known.VERIFIED,
                        entries)
                : builder.recorded(
                        Words.some(items.size(), "document") + ", with bytes kept here that match a digest for "
                                + (kept == 0 ? "none" : Words.number(kept)) + ", called by their sender " + listed,
                        Known.DECLARED,
                        entries);
    }

    Field reviewer() {
        var builder = new FieldBuilder("reviewer", "Reviewer or approver");
        var counted = trail.allOf(EntryKind.REVIEW_DECIDED).stream()
                .filter(entry ->
                        trail.review(entry).filter(review -> review.counts()).isPresent())
                .filter(entry -> Reading.of(entry, "reviewer").present())
                .toList();
        if (counted.isEmpty()) {
            return builder.unrecorded(part("review"), "the policy did not demand a review");
        }
        var names = counted.stream()
                .map(entry -> Who.reviewer(Reading.of(entry, "reviewer")) + " ("
                        + Reading.of(entry, "statement")
                                .text("verdict")
                                .map(Quote::term)
                                .orElse("decided") + ")")
                .toList();
        return builder.recorded(Words.and(names), Known.VERIFIED, counted);
    }

    Field finalAction() {
        var builder = new FieldBuilder("final-action", "Final action taken");
        var report = trail.lastOf(EntryKind.CHANGE_REPORTED);
        var change = report.map(entry -> Reading.of(entry, "change")).orElse(Reading.NONE);
        if (!change.present()) {
            return builder.unrecorded(part("change"), "nothing was allowed to run, and no permit was issued");
        }
        boolean observed = change.text("known").filter("observed"::equals).isPresent();
        var reference = change.text("reference")
                .map(text -> ", reference " + Quote.words(text))
                .orElse("");
        return builder.recorded(
                outcome(change) + reference,
                observed ? Known.OBSERVED : Known.ASSERTED,
                report.stream().toList());
    }

    private static String outcome(Reading change) {
        var when = change.text("executedAt").map(at -> " on " + Words.at(at)).orElse("");
        return switch (change.text("outcome").orElse("")) {
            case "executed" -> "executed" + when;
            case "failed" -> "attempted" + when + ", and failed";
            case "not-executed" -> "not carried out";
            default -> "reported as unknown";
        };
    }

    Field exceptions() {
        var builder = new FieldBuilder("exceptions", "Exceptions and escalations");
        if (trail.first().erased("exceptions")) {
            return builder.erased(List.of(trail.first()));
        }
        var values = new ArrayList<String>();
        var entries = new ArrayList<Entry>();
        var declared = ExceptionList.of(trail.first());
        declared.ifPresent(list -> {
            list.forEach(text -> values.add(Quote.words(text)));
            entries.add(trail.first());
        });
        for (var entry : trail.entries()) {
            exceptional(entry).ifPresent(text -> {
                values.add(text);
                entries.add(entry);
            });
        }
        return entries.isEmpty()
                ? builder.notRecorded()
                : builder.recorded(
                        values.isEmpty() ? "none, as declared" : String.join("; ", values), Known.DECLARED, entries);
    }

    private static Optional<String> exceptional(Entry entry) {
        if (entry.header().kind() == EntryKind.REVIEW_ESCALATED) {
            return Optional.of("the review was escalated"
                    + Reading.of(entry, "escalation")
                            .text("reason")
                            .filter(text -> !text.isBlank())
                            .map(text -> ", " + Quote.words(text))
                            .orElse(""));
        }
        if (entry.header().kind() != EntryKind.NOTE_ADDED) {
            return Optional.empty();
        }
        var note = Reading.of(entry, "note");
        return note.text("kind")
                .filter(EXCEPTIONAL::contains)
                .map(kind -> kind + " " + note.text("text").map(Quote::words).orElse("without a text"));
    }

    private FivePart part(String name) {
        return Objects.requireNonNull(parts.get(name));
    }
}
