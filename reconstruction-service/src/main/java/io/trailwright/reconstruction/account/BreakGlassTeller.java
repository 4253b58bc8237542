package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells that a decision was let run in an emergency, and what became of the review that has to follow. */
final class BreakGlassTeller {
    private BreakGlassTeller() {}

    /** What a statement that broke the glass allowed, where it counts. */
    static Optional<Sentence> allowed(Entry entry, TrailReading trail) {
        return at(entry, trail)
                .map(glass -> Sentence.of(
                        "From then until " + Words.at(glass.permittedUntil())
                                + " the action could be begun without approval, and by " + Words.at(glass.reviewBy())
                                + " somebody else had to review that.",
                        evaluation(entry, trail),
                        entry));
    }

    /** What a finding is about. */
    static Optional<Sentence> about(Entry entry, TrailReading trail) {
        return trail.state()
                .flatMap(TrailState::breakGlass)
                .filter(glass -> glass.finding()
                        .filter(finding -> finding.seq() == entry.header().seq())
                        .isPresent())
                .map(glass -> Sentence.of(
                        "This closed the later review of the break-glass"
                                + (entry.header().at().isAfter(glass.reviewBy()) ? ", after it was due." : "."),
                        invoked(glass, trail),
                        entry));
    }

    /** How it stood with the last entry. */
    static List<Sentence> ending(TrailReading trail) {
        var glass = trail.state().flatMap(TrailState::breakGlass);
        if (glass.isEmpty() || trail.groundsErased()) {
            return List.of();
        }
        var told = new ArrayList<Sentence>();
        if (!glass.get().used()) {
            told.add(Sentence.of(
                    "Up to the last entry nothing was begun on account of the break-glass.",
                    invoked(glass.get(), trail),
                    trail.last()));
        }
        if (glass.get().finding().isEmpty()) {
            told.add(Sentence.of(
                    "Up to the last entry the later review of the break-glass was not closed; it was due by "
                            + Words.at(glass.get().reviewBy()) + ".",
                    invoked(glass.get(), trail),
                    trail.last()));
        }
        return told;
    }

    /** That the later review was due at this time and nothing had been recorded; empty when the entries show it already. */
    static Optional<Violation> overdue(TrailReading trail, Instant now) {
        return trail.state()
                .flatMap(TrailState::breakGlass)
                .filter(glass -> !trail.groundsErased()
                        && glass.finding().isEmpty()
                        && now.isAfter(glass.reviewBy())
                        && !trail.last().header().at().isAfter(glass.reviewBy()))
                .map(glass -> new Violation(
                        Violation.Type.LATER_REVIEW_OVERDUE,
                        "the review that has to follow the break-glass was due at " + glass.reviewBy()
                                + " and had not been closed when this was told",
                        glass.invoked().seq()));
    }

    private static Optional<BreakGlass> at(Entry entry, TrailReading trail) {
        return trail.state()
                .flatMap(TrailState::breakGlass)
                .filter(glass -> glass.invoked().seq() == entry.header().seq());
    }

    private static Entry invoked(BreakGlass glass, TrailReading trail) {
        return trail.entries().get(Math.toIntExact(glass.invoked().seq()));
    }

    /** The evaluation by which it was allowed: the newest before it. */
    private static Entry evaluation(Entry entry, TrailReading trail) {
        return trail.entries().stream()
                .filter(each -> each.header().seq() < entry.header().seq())
                .filter(each -> each.header().kind() == EntryKind.POLICY_EVALUATED)
                .reduce((earlier, later) -> later)
                .orElse(entry);
    }
}
