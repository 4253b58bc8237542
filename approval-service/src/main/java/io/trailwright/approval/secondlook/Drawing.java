package io.trailwright.approval.secondlook;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws a decision when it is approved, in the transaction in which that becomes known. */
@Startup
@ApplicationScoped
public class Drawing {
    private final Draw draw;
    private final SecondLookStore store;

    /** @throws IllegalArgumentException for a share or a seed that is none: the service does not start with it */
    Drawing(SecondLookConfig config, SecondLookStore store) {
        this.draw = new Draw(config.percent(), config.seed().orElse(""));
        this.store = store;
    }

    public Uni<Void> note(ReviewedTrail trail) {
        return trail.review() instanceof ReviewState.Approved approved
                        && draw.takes(trail.view().log(), trail.view().decision())
                ? store.drawn(trail.view().log(), trail.view().decision(), approved.at())
                : Uni.createFrom().voidItem();
    }
}
