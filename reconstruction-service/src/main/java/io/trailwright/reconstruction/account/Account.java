package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A decision, told. A pure function of its entries: the same entries give the same account, on every machine and at
 * every time.
 *
 * @param verdict where the decision stood when its last entry was recorded
 * @param paragraphs the account, in order: what each entry tells, and the end
 * @param timeline one line for each entry
 * @param parts the five parts
 * @param fields the nine fields
 */
public record Account(
        UUID decision,
        String log,
        String verdict,
        String tier,
        List<List<Sentence>> paragraphs,
        List<Moment> timeline,
        List<FivePart> parts,
        List<Field> fields,
        List<Approval> approvals,
        List<Rule> rules,
        List<Deviation> violations) {

    /** One entry on the timeline. */
    public record Moment(long seq, long index, Instant at, String kind, String sentence, String leafHash) {}

    /** A rule of the newest evaluation that applied. */
    public record Rule(String id, String tier, String reason, String policy, long policyVersion, long entry) {}

    /** Something that happened and should not have. */
    public record Deviation(String type, String detail, long entry) {}

    public Account {
        paragraphs = paragraphs.stream().map(List::copyOf).toList();
        timeline = List.copyOf(timeline);
        parts = List.copyOf(parts);
        fields = List.copyOf(fields);
        approvals = List.copyOf(approvals);
        rules = List.copyOf(rules);
        violations = List.copyOf(violations);
    }

    /**
     * @param entries one trail, in order from seq 0
     * @throws IllegalArgumentException if there are none
     */
    public static Account of(List<Entry> entries) {
        var trail = TrailReading.of(entries);
        var parts = FiveParts.of(trail);
        var paragraphs = new ArrayList<List<Sentence>>();
        var timeline = new ArrayList<Moment>();
        for (var entry : trail.entries()) {
            var told = Tellers.of(entry.header().kind()).tell(entry, trail);
            paragraphs.add(told);
            timeline.add(moment(entry, told.get(0).sentence()));
        }
        paragraphs.add(Ending.of(trail, parts));
        return new Account(
                trail.first().header().trail(),
                trail.first().header().log(),
                trail.verdict().wire(),
                trail.state().map(TrailState::tier).map(tier -> tier.wire()).orElse("high"),
                paragraphs,
                timeline,
                parts,
                NineFields.of(trail, parts),
                Approval.all(trail),
                Rules.of(trail),
                trail.violations().stream().map(Violations::deviation).toList());
    }

    /**
     * The same, with what only the time shows: that the review that has to follow a break-glass is overdue.
     *
     * @param now not before the last entry
     */
    public static Account of(List<Entry> entries, Instant now) {
        var account = of(entries);
        return BreakGlassTeller.overdue(TrailReading.of(entries), now)
                .map(account::with)
                .orElse(account);
    }

    private Account with(Violation violation) {
        var more = new ArrayList<>(paragraphs);
        more.add(List.of(Violations.sentence(violation)));
        var deviations = new ArrayList<>(violations);
        deviations.add(Violations.deviation(violation));
        return new Account(decision, log, verdict, tier, more, timeline, parts, fields, approvals, rules, deviations);
    }

    /** The account, sentence by sentence. */
    public List<Sentence> sentences() {
        return paragraphs.stream().flatMap(List::stream).toList();
    }

    /** One of the five parts is missing that should be there. */
    public boolean tooThin() {
        return parts.stream().anyMatch(FivePart::lost);
    }

    public int partsRecorded() {
        return (int) parts.stream()
                .filter(part -> part.state() == PartState.RECORDED)
                .count();
    }

    public int fieldsRecorded() {
        return (int) fields.stream()
                .filter(field -> field.state() == PartState.RECORDED)
                .count();
    }

    private static Moment moment(Entry entry, String sentence) {
        var header = entry.header();
        return new Moment(
                header.seq(),
                entry.index(),
                header.at(),
                header.kind().wire(),
                sentence,
                entry.leafHash().toString());
    }
}
