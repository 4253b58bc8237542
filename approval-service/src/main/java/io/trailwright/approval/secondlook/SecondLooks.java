package io.trailwright.approval.secondlook;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.review.Reviews;
import io.trailwright.approval.secondlook.SecondLook.Finding;
import io.trailwright.approval.secondlook.SecondLookStore.Tally;
import io.trailwright.approval.secondlook.SecondLookStore.Waiting;
import io.trailwright.core.trail.Statement.Outcome;
import io.trailwright.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Who looks once more, and what they find. It is a finding about how reviews are done: the decision stays as it is. */
@ApplicationScoped
public class SecondLooks {
    static final int MAX_NOTE = 2000;
    private static final int LINES = 100;
    private static final Duration BACK = Duration.ofDays(90);

    private final SecondLookStore store;
    private final Reviews reviews;
    private final Clock clock;

    SecondLooks(SecondLookStore store, Reviews reviews, Clock clock) {
        this.store = store;
        this.reviews = reviews;
        this.clock = clock;
    }

    public Uni<List<Waiting>> waiting(SignedIn person) {
        return store.waiting(
                person.tenant(), person.reviewer().groups(), person.reviewer().person(), LINES);
    }

    public Uni<List<Tally>> tally(SignedIn person) {
        return store.tally(
                person.tenant(), person.reviewer().groups(), clock.instant().minus(BACK));
    }

    /** @return fails with a problem where the person has a part in it, or it was not drawn, or somebody looked already */
    public Uni<Void> found(SignedIn person, UUID decision, Finding finding, String note) {
        var said = note.strip();
        if (finding != Finding.AGREE && said.isEmpty()) {
            throw StandardProblem.INVALID_REQUEST.problem("Say what you found.");
        }
        if (said.length() > MAX_NOTE) {
            throw StandardProblem.INVALID_REQUEST.problem("A note has at most " + MAX_NOTE + " characters.");
        }
        return reviews.one(person, decision)
                .invoke(trail -> requireApart(trail, person))
                .chain(trail -> store.found(new SecondLook(
                        person.tenant(),
                        decision,
                        finding,
                        said,
                        person.reviewer().person(),
                        person.displayName(),
                        clock.instant())))
                .invoke(kept -> {
                    if (!kept) {
                        throw ProblemType.REVIEW_CLOSED.problem("Nobody is asked to look at this once more.");
                    }
                })
                .replaceWithVoid();
    }

    /** Neither who decided it nor who has a part in it judges how it was decided. */
    private static void requireApart(ReviewedTrail trail, SignedIn person) {
        boolean stated = trail.state().reviews().stream()
                .flatMap(review -> review.reviewer().stream())
                .anyMatch(other -> other.person().same(person.reviewer().person()));
        var reason = trail.ineligible(person.reviewer(), Outcome.REJECTED);
        if (stated || reason.isPresent() || !(trail.review() instanceof ReviewState.Approved)) {
            throw ProblemType.NOT_ELIGIBLE.problem(
                    "You cannot look at this once more: you have a part in it, or it is not approved.");
        }
    }
}
