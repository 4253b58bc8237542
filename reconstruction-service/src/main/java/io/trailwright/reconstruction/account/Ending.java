package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The end of an account: where the decision stood, what did not happen, what should not have, and what is missing. */
final class Ending {
    private final TrailReading trail;
    private final List<Sentence> told = new ArrayList<>();

    private Ending(TrailReading trail) {
        this.trail = trail;
    }

    static List<Sentence> of(TrailReading trail, List<FivePart> parts) {
        var ending = new Ending(trail);
        ending.standing();
        ending.permits();
        ending.told.addAll(BreakGlassTeller.ending(trail));
        ending.change();
        ending.violations();
        ending.completeness(parts);
        return ending.told;
    }

    private void standing() {
        if (trail.groundsErased()) {
            say("Because content was erased, whether the decision was allowed to run can no longer be computed.");
            return;
        }
        if (trail.state().isEmpty()) {
            say(
                    "Where this decision stands cannot be computed, because an entry is not of the shape that its kind demands.");
            return;
        }
        var state = trail.state().get();
        say(
                switch (state.verdict()) {
                    case ALLOWED -> allowed(state);
                    case REVIEW_REQUIRED ->
                        "When the last entry was recorded, the decision was still waiting for review" + until(state)
                                + ", and nothing was allowed to run.";
                    case EVIDENCE_REQUIRED ->
                        state.progress().changesRequested().isPresent()
                                ? "When the last entry was recorded, the changes that a reviewer had asked for were"
                                        + " still awaited, and nothing was allowed to run."
                                : "When the last entry was recorded, evidence or information that the policy"
                                        + " demands was still missing, and nothing was allowed to run.";
                    case REJECTED ->
                        withdrawn(state)
                                ? "In sum, the decision was withdrawn, and nothing was allowed to run."
                                : "In sum, the decision was rejected, and nothing was allowed to run.";
                    case EXPIRED ->
                        "In sum, the decision expired without the approval that it needed, and nothing was"
                                + " allowed to run.";
                    case UNDETERMINED ->
                        "When the last entry was recorded, the decision was undetermined, and nothing was"
                                + " allowed to run.";
                },
                grounds());
    }

    private static String allowed(TrailState state) {
        var glass = state.breakGlass().filter(BreakGlass::stands);
        if (glass.filter(BreakGlass::used).isPresent()) {
            return "In sum, the decision was let run in an emergency, before it was approved.";
        }
        return glass.isPresent() && state.reviewVerdict() != Verdict.ALLOWED
                ? "When the last entry was recorded, the decision was allowed to run in an emergency until "
                        + Words.at(glass.get().permittedUntil()) + ", without approval."
                : "In sum, the decision was allowed to run.";
    }

    private static boolean withdrawn(TrailState state) {
        return state.reviews().stream()
                .anyMatch(review -> review.counts() && review.statement().outcome() == Outcome.WITHDRAWN);
    }

    private static String until(TrailState state) {
        return state.expiresAt()
                .map(at -> " (which ends on " + Words.at(at) + ")")
                .orElse("");
    }

    /** The newest evaluation and the statements: what the verdict rests on. */
    private Entry[] grounds() {
        var grounds = new ArrayList<Entry>();
        trail.lastOf(EntryKind.POLICY_EVALUATED).ifPresent(grounds::add);
        trail.allOf(EntryKind.REVIEW_DECIDED).stream()
                .filter(entry ->
                        trail.review(entry).filter(review -> review.counts()).isPresent())
                .forEach(grounds::add);
        return grounds.isEmpty() ? new Entry[] {trail.last()} : grounds.toArray(Entry[]::new);
    }

    private void permits() {
        var issued = trail.lastOf(EntryKind.PERMIT_ISSUED);
        if (issued.isEmpty()) {
            say(
                    trail.has(EntryKind.CHANGE_REPORTED)
                            ? "Up to the last entry no permit was issued."
                            : "Up to the last entry no permit was issued, and no report that anything was done is recorded.");
        } else if (!trail.has(EntryKind.PERMIT_REDEEMED)) {
            say("Up to the last entry the permit was not redeemed.", issued.get(), trail.last());
        }
    }

    private void change() {
        if (trail.has(EntryKind.PERMIT_ISSUED) && !trail.has(EntryKind.CHANGE_REPORTED)) {
            say(
                    "No report of what happened is recorded, so this trail does not show whether anything was carried out.");
        }
    }

    private void violations() {
        trail.violations().forEach(violation -> told.add(Violations.sentence(violation)));
    }

    private void completeness(List<FivePart> parts) {
        var lost = parts.stream().filter(FivePart::lost).toList();
        if (lost.isEmpty()) {
            say(
                    "All five parts of this decision can be rebuilt from this trail, or were not required.",
                    trail.first(),
                    trail.last());
            return;
        }
        var names = lost.stream()
                .map(part -> "the " + part.part() + " (" + part.state().inWords() + ")")
                .toList();
        say(
                "This trail is too thin as it stands: what cannot be rebuilt from it is " + Words.and(names) + ".",
                trail.first(),
                trail.last());
    }

    /** Says something that rests on the trail as a whole up to its last entry. */
    private void say(String text) {
        say(text, trail.last());
    }

    private void say(String text, Entry... entries) {
        told.add(Sentence.of(text, entries));
    }
}
