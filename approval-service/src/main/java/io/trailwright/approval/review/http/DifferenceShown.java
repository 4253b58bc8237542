package io.trailwright.approval.review.http;

import io.trailwright.approval.difference.Difference.Kind;
import io.trailwright.approval.difference.Difference.Leaf;
import io.trailwright.approval.review.Alike.Compared;
import io.trailwright.approval.review.EvidenceItem;
import io.trailwright.approval.review.ReviewDesk.Laid;
import io.trailwright.approval.review.SinceLooked;
import io.trailwright.approval.review.http.ReviewPage.Event;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is different: from what this person was shown before, and from what was approved before.
 *
 * @param looked when this person first saw what the page shows
 * @param since null when they were never shown another view of this decision
 * @param against null when nothing like it was approved before
 */
record DifferenceShown(
        String looked, @Nullable Since since, @Nullable Against against) {

    /** @param shown when the earlier view was last shown to them */
    record Since(String shown, List<Added> evidence, List<Line> lines, List<Event> events) {
        public boolean isEmpty() {
            return evidence.isEmpty() && lines.isEmpty();
        }
    }

    /** A document that is new. */
    record Added(int number, VisibleText kind, VisibleText title) {}

    /**
     * @param about in words, what both have in common
     * @param same how many arguments are as they were
     */
    record Against(String link, String decided, String about, List<Line> lines, int same) {}

    /** @param kind {@code changed}, {@code added} or {@code removed} */
    record Line(
            String kind,
            VisibleText path,
            @Nullable VisibleText before,
            @Nullable VisibleText after) {
        static Line of(Leaf leaf) {
            return new Line(
                    leaf.kind().name().toLowerCase(Locale.ROOT),
                    VisibleText.line(leaf.path()),
                    leaf.before().map(DifferenceShown::value).orElse(null),
                    leaf.after().map(DifferenceShown::value).orElse(null));
        }
    }

    static DifferenceShown of(Laid laid) {
        return new DifferenceShown(
                Times.at(laid.look().firstShown()),
                laid.since().map(since -> since(laid, since)).orElse(null),
                laid.alike().approved().map(DifferenceShown::against).orElse(null));
    }

    private static Since since(Laid laid, SinceLooked since) {
        return new Since(
                laid.look().earlier().map(earlier -> Times.at(earlier.shown())).orElse(""),
                since.evidence().stream().map(DifferenceShown::added).toList(),
                changed(since.leaves()),
                HistoryShown.events(since.entries()));
    }

    private static Added added(EvidenceItem item) {
        return new Added(item.number() + 1, VisibleText.line(item.kind()), VisibleText.line(item.title()));
    }

    private static Against against(Compared compared) {
        var review = compared.past().review();
        var lines = changed(compared.arguments());
        return new Against(
                "/reviews/" + review.trail(),
                review.closedAt().map(Times::at).orElse(""),
                compared.sameSubject()
                        ? "the same action, target and subject"
                        : "the same action and target, about another subject",
                lines,
                compared.arguments().size() - lines.size());
    }

    private static List<Line> changed(List<Leaf> leaves) {
        return leaves.stream()
                .filter(leaf -> leaf.kind() != Kind.SAME)
                .map(Line::of)
                .toList();
    }

    private static VisibleText value(Json leaf) {
        return Optional.of(leaf)
                .filter(Json.Str.class::isInstance)
                .map(text -> VisibleText.block(((Json.Str) text).value()))
                .orElseGet(() -> VisibleText.line(new String(leaf.canonical(), StandardCharsets.UTF_8)));
    }
}
