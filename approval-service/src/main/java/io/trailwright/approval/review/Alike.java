package io.trailwright.approval.review;

import io.trailwright.approval.difference.Difference;
import io.trailwright.approval.difference.Difference.Leaf;
import io.trailwright.approval.show.Gist;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Action;
import java.util.List;
import java.util.Optional;

/**
 * What was decided before about the like: the same workflow, the same action on the same target and, where the arguments
 * name somebody it is about, about the same.
 *
 * @param similar newest first
 * @param approved the newest that was approved; where there is none about the same, of the same action and target
 */
public record Alike(List<Past> similar, Optional<Compared> approved) {
    static final int MAX_SIMILAR = 5;

    public static final Alike NONE = new Alike(List.of(), Optional.empty());

    public Alike {
        similar = List.copyOf(similar);
    }

    /** A review that is over, and its action. */
    public record Past(ReviewRecord review, Action action) {}

    /**
     * @param sameSubject whether it was about the same
     * @param arguments of then and now, leaf by leaf
     */
    public record Compared(Past past, boolean sameSubject, List<Leaf> arguments) {
        public Compared {
            arguments = List.copyOf(arguments);
        }
    }

    /** @param before newest first */
    static Alike of(Action action, List<Past> before) {
        var sameTarget = before.stream()
                .filter(past -> past.action().type().equals(action.type())
                        && past.action().target().equals(action.target()))
                .toList();
        var about = Gist.about(action.arguments());
        var similar = sameTarget.stream()
                .filter(past -> Gist.about(past.action().arguments()).equals(about))
                .toList();
        var approved = newestApproved(similar)
                .map(past -> compared(past, true, action.arguments()))
                .or(() -> newestApproved(sameTarget).map(past -> compared(past, false, action.arguments())));
        return new Alike(similar.stream().limit(MAX_SIMILAR).toList(), approved);
    }

    private static Optional<Past> newestApproved(List<Past> past) {
        return past.stream()
                .filter(each -> each.review().state().equals("approved"))
                .findFirst();
    }

    private static Compared compared(Past past, boolean sameSubject, Json.Obj arguments) {
        return new Compared(past, sameSubject, Difference.of(past.action().arguments(), arguments));
    }
}
