package io.trailwright.approval.review.http;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Inboxes;
import io.trailwright.approval.review.ReviewDesk;
import io.trailwright.approval.review.ReviewDesk.Laid;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.approval.review.Reviews;
import io.trailwright.approval.review.http.ReviewPage.Notice;
import io.trailwright.approval.review.http.ReviewPageMaker.Around;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts the review page together, for whoever opens it and for whoever sent a form that was refused. */
@ApplicationScoped
class ReviewAnswers {
    private final ReviewDesk desk;
    private final Reviews reviews;
    private final Inboxes inboxes;
    private final Actions actions;
    private final Clock clock;

    ReviewAnswers(ReviewDesk desk, Reviews reviews, Inboxes inboxes, Actions actions, Clock clock) {
        this.desk = desk;
        this.reviews = reviews;
        this.inboxes = inboxes;
        this.actions = actions;
        this.clock = clock;
    }

    /** @param token for the forms */
    record Asked(SignedIn person, UUID decision, boolean focus, String token) {}

    /** @param done the review that the person has just dealt with, as it stands in the address */
    Uni<ReviewPage> page(Asked asked, String done) {
        return done(asked.person(), done).chain(notice -> page(asked, "", notice.orElse(null)));
    }

    /** @param reason what they had written. @param notice what went wrong, or null */
    Uni<ReviewPage> page(Asked asked, String reason, @Nullable Notice notice) {
        var person = asked.person();
        return desk.lay(person, asked.decision()).chain(laid -> beside(asked, laid)
                .map(beside -> ReviewPageMaker.of(
                        laid,
                        new Around(
                                person,
                                asked.token(),
                                reason,
                                notice,
                                asked.focus(),
                                beside.next().orElse(null),
                                clock.instant(),
                                beside.actions()))));
    }

    private record Beside(Optional<ReviewRecord> next, ActionsShown actions) {}

    private Uni<Beside> beside(Asked asked, Laid laid) {
        var person = asked.person();
        return inboxes.next(person, Optional.of(asked.decision()))
                .chain(next ->
                        actions.shown(person, laid.trail(), asked.token()).map(shown -> new Beside(next, shown)));
    }

    /** What the trail says that they stated there; nothing if it says nothing, whatever the address says. */
    private Uni<Optional<Notice>> done(SignedIn person, String decision) {
        if (decision.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return reviews.one(person, DecisionId.of(decision))
                .map(trail -> Optional.ofNullable(FormShown.before(trail, person)))
                .onFailure(HttpProblem.class)
                .recoverWithItem(Optional.empty());
    }
}
