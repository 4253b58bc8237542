package io.trailwright.core.trail;

import io.trailwright.core.trail.Requirement.EscalationStep;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked besides when a review takes long, and how far that has gone.
 *
 * @param steps of the requirement, in order of time
 * @param taken how many of them
 * @param openedAt from when their times are counted; empty while no review is open
 */
public record Ladder(List<EscalationStep> steps, int taken, Optional<Instant> openedAt) {

    public Ladder {
        steps = List.copyOf(steps);
        if (taken < 0 || taken > steps.size()) {
            throw new IllegalArgumentException(taken + " steps taken of " + steps.size());
        }
    }

    static Ladder of(List<EscalationStep> steps) {
        return new Ladder(steps, 0, Optional.empty());
    }

    /** The step that comes next; empty when no review is open or the ladder is at its end. */
    public Optional<EscalationStep> next() {
        return openedAt.isPresent() && taken < steps.size() ? Optional.of(steps.get(taken)) : Optional.empty();
    }

    /** When the next step is taken by itself. */
    public Optional<Instant> dueAt() {
        return next().map(step -> openedAt.orElseThrow().plus(step.after()));
    }

    /** Whether the next step may be taken without a person. */
    public boolean due(Instant now) {
        return dueAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    Ladder opened(Instant at) {
        return openedAt.isPresent() ? this : new Ladder(steps, taken, Optional.of(at));
    }

    Ladder climbed() {
        return new Ladder(steps, taken + 1, openedAt);
    }
}
