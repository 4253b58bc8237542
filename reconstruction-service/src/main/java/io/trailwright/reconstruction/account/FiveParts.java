package io.trailwright.reconstruction.account;

import static io.trailwright.reconstruction.account.PartState.ERASED;
import static io.trailwright.reconstruction.account.PartState.NOT_RECORDED;
import static io.trailwright.reconstruction.account.PartState.NOT_REQUIRED;
import static io.trailwright.reconstruction.account.PartState.RECORDED;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.Evaluation.Evaluated;
import io.trailwright.core.trail.TrailState;
import java.util.List;
import java.util.Optional;

/** Decides for each of the five parts whether it can be rebuilt from a trail. */
final class FiveParts {
    private final TrailReading trail;

    private FiveParts(TrailReading trail) {
        this.trail = trail;
    }

    static List<FivePart> of(TrailReading trail) {
        var parts = new FiveParts(trail);
        return List.of(parts.request(), parts.evidence(), parts.recommendation(), parts.review(), parts.change());
    }

    private FivePart request() {
        var request = Reading.of(trail.first(), "request");
        var action = Reading.of(trail.first(), "action");
        var state = request.erased() || action.erased()
                ? ERASED
                : request.present() && action.present() ? RECORDED : NOT_RECORDED;
        return part("request", state, List.of(trail.first()));
    }

    private FivePart evidence() {
        var items = trail.evidence();
        var entries = items.stream().map(EvidenceItem::entry).distinct().toList();
        if (items.stream().anyMatch(item -> item.erased() || item.content() == EvidenceItem.Content.ERASED)) {
            return part("evidence", ERASED, entries);
        }
        boolean missing = evaluated().stream()
                .flatMap(evaluated -> evaluated.missing().stream())
                .anyMatch(item -> item.what().startsWith("evidence/"));
        if (missing) {
            return part("evidence", NOT_RECORDED, entries);
        }
        boolean demanded = evaluated()
                .map(evaluated -> !evaluated.requirement().evidence().isEmpty())
                .orElse(true);
        return part("evidence", !items.isEmpty() ? RECORDED : demanded ? NOT_RECORDED : NOT_REQUIRED, entries);
    }

    private FivePart recommendation() {
        var recommendation = Reading.of(trail.first(), "recommendation");
        boolean demanded = evaluated()
                .map(evaluated -> evaluated.requirement().fields().contains("output"))
                .orElse(true);
        var state =
                switch (recommendation.state()) {
                    case PRESENT -> RECORDED;
                    case ERASED -> ERASED;
                    case UNREADABLE -> NOT_RECORDED;
                    case ABSENT -> demanded ? NOT_RECORDED : NOT_REQUIRED;
                };
        return part("recommendation", state, state == NOT_REQUIRED ? List.of() : List.of(trail.first()));
    }

    private FivePart review() {
        var decided = trail.allOf(EntryKind.REVIEW_DECIDED);
        if (decided.stream().anyMatch(entry -> entry.erased("statement") || entry.erased("reviewer"))) {
            return part("review", ERASED, decided);
        }
        var counted = decided.stream()
                .filter(entry ->
                        trail.review(entry).filter(review -> review.counts()).isPresent())
                .toList();
        if (!counted.isEmpty() && concluded()) {
            return part("review", RECORDED, counted);
        }
        boolean demanded = evaluated()
                .map(evaluated -> evaluated.requirement().approvals() > 0)
                .orElse(true);
        return part("review", demanded ? NOT_RECORDED : NOT_REQUIRED, counted);
    }

    /**
     * Whether the statements that count settle the review: a rejection, an expiry, all approvals that are needed, or the
     * finding about a break-glass that was used.
     */
    private boolean concluded() {
        return trail.state()
                .map(state -> state.verdict().terminal()
                        || state.breakGlass()
                                .filter(glass -> glass.used() && glass.finding().isPresent())
                                .isPresent()
                        || state.evaluated()
                                .filter(evaluated -> state.approvals().size()
                                        >= evaluated.requirement().approvals())
                                .isPresent())
                .orElse(false);
    }

    private FivePart change() {
        var reports = trail.allOf(EntryKind.CHANGE_REPORTED);
        if (reports.isEmpty()) {
            return part("change", nothingCouldRun() ? NOT_REQUIRED : NOT_RECORDED, reports);
        }
        var last = Reading.of(reports.get(reports.size() - 1), "change");
        return part("change", last.present() ? RECORDED : last.erased() ? ERASED : NOT_RECORDED, reports);
    }

    /** Refused for good, and no permit was ever issued: there is nothing to report. */
    private boolean nothingCouldRun() {
        return !trail.has(EntryKind.PERMIT_ISSUED) && trail.verdict().terminal();
    }

    private Optional<Evaluated> evaluated() {
        return trail.state().flatMap(TrailState::evaluated);
    }

    private static FivePart part(String name, PartState state, List<Entry> entries) {
        return new FivePart(
                name, state, entries.stream().map(entry -> entry.header().seq()).toList());
    }
}
