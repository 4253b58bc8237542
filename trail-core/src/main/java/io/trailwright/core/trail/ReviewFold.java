package io.trailwright.core.trail;

import io.trailwright.core.entry.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the fold that follows who may decide a review and how far it is. */
final class ReviewFold {
    private StageProgress stages = StageProgress.of(List.of());
    private Ladder ladder = Ladder.of(List.of());
    private final List<Delegation.Recorded> delegations = new ArrayList<>();
    private final List<Escalation.Recorded> escalations = new ArrayList<>();
    private Optional<Review> changesRequested = Optional.empty();

    ReviewProgress progress() {
        return new ReviewProgress(stages, ladder, delegations, escalations, changesRequested);
    }

    boolean complete() {
        return stages.complete();
    }

    boolean changesAwaited() {
        return changesRequested.isPresent();
    }

    /** Nothing is approved, and nobody is asked besides, until the requirement and a review say so again. */
    void restart(Optional<Requirement> requirement) {
        stages = StageProgress.of(requirement.map(Requirement::stages).orElse(List.of()));
        ladder = Ladder.of(requirement.map(Requirement::escalation).orElse(List.of()));
    }

    void contentChanged() {
        changesRequested = Optional.empty();
    }

    void opened(Instant at) {
        ladder = ladder.opened(at);
    }

    void approved(StageProgress.Approver approver) {
        stages = stages.with(approver);
    }

    void changesRequested(Review review) {
        changesRequested = Optional.of(review);
    }

    /** @param closed why nothing about this content counts any more; empty where something can */
    void delegated(Entry entry, Delegation delegation, Optional<String> closed, Optional<Eligibility> rules) {
        var by = entry.json("reviewer").map(Reviewer::read);
        var ignored = closed.or(() -> rules.isEmpty() ? Optional.of("policy had not decided") : Optional.empty())
                .or(() -> by.isEmpty() ? Optional.of("no reviewer is on record") : Optional.empty())
                .or(() -> rules.orElseThrow()
                        .delegation(by.orElseThrow(), delegation)
                        .map(Eligibility.Refusal::sentence));
        delegations.add(
                new Delegation.Recorded(entry.header().seq(), entry.header().at(), delegation, by, ignored));
    }

    /** Who joins is what the requirement says; the entry only says that they do. */
    void escalated(Entry entry, Escalation escalation, Optional<String> closed, Optional<Eligibility> rules) {
        var by = entry.json("reviewer").map(Reviewer::read);
        var ignored = closed.or(() -> rules.isEmpty() ? Optional.of("policy had not decided") : Optional.empty())
                .or(() -> rules.orElseThrow().escalation(by, escalation).map(Eligibility.Refusal::sentence));
        escalations.add(
                new Escalation.Recorded(entry.header().seq(), entry.header().at(), escalation, by, ignored));
        if (ignored.isEmpty()) {
            stages = stages.joinedBy(ladder.next().orElseThrow().groups());
            ladder = ladder.climbed();
        }
    }
}
