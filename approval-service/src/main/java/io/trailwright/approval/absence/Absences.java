package io.trailwright.approval.absence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.approval.ProblemType;
import io.trailwright.approval.colleague.Colleague;
import io.trailwright.approval.colleague.Colleagues;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.Handover;
import io.trailwright.approval.review.Handovers;
import io.trailwright.approval.review.InboxQuery;
import io.trailwright.approval.review.Inboxes;
import io.trailwright.approval.review.ReviewRecord;
import io.trailwright.problem.HttpProblem;
import io.trailwright.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sets absences and hands on what waits. Each review is handed on by itself, as an ordinary delegation with the person's
 * own sign-in: whatever forbids a delegation forbids it here.
 */
@ApplicationScoped
public class Absences {
    private final AbsenceStore store;
    private final Colleagues colleagues;
    private final Inboxes inboxes;
    private final Handovers handovers;
    private final Clock clock;

    Absences(AbsenceStore store, Colleagues colleagues, Inboxes inboxes, Handovers handovers, Clock clock) {
        this.store = store;
        this.colleagues = colleagues;
        this.inboxes = inboxes;
        this.handovers = handovers;
        this.clock = clock;
    }

    /** @param toSub subject id of whoever looks after the reviews, who was here lately */
    public record Wanted(Instant from, Instant until, String toSub) {}

    /** What became of one review. @param refusal why it was not handed on; empty when it was */
    public record Handed(UUID decision, String action, String refusal) {}

    /** Absences of the person's tenant that are not over, by name. */
    public Uni<List<Absence>> notOver(SignedIn person) {
        return store.notOver(person.tenant(), clock.instant());
    }

    /** @return fails with a problem when it cannot be set */
    public Uni<Absence> set(SignedIn person, Wanted wanted) {
        return colleagues.one(person, wanted.toSub()).chain(found -> notOver(person)
                .map(others -> checked(person, wanted, found, others))
                .call(store::put));
    }

    public Uni<Void> end(SignedIn person) {
        return store.remove(person.tenant(), person.reviewer().person());
    }

    /** Hands on everything that waits for the person, as long as their absence lasts; only once it has begun. */
    public Uni<List<Handed>> handOn(SignedIn person) {
        var self = person.reviewer().person();
        return notOver(person)
                .map(found -> found.stream()
                        .filter(absence -> absence.person().same(self))
                        .findFirst()
                        .orElseThrow(() -> StandardProblem.INVALID_REQUEST.problem("You are not away: say so first.")))
                .chain(absence -> handOn(person, absence));
    }

    private Uni<List<Handed>> handOn(SignedIn person, Absence absence) {
        if (!absence.holds(clock.instant())) {
            throw ProblemType.HANDOVER_REFUSED.problem("Your absence has not begun: until then you decide yourself.");
        }
        return inboxes.inbox(person, InboxQuery.WAITING).chain(inbox -> Multi.createFrom()
                .iterable(inbox.lines())
                .onItem()
                .transformToUniAndConcatenate(line -> handOn(person, absence, line))
                .collect()
                .asList());
    }

    private Uni<Handed> handOn(SignedIn person, Absence absence, ReviewRecord line) {
        var handover = new Handover.ToPerson(absence.to(), absence.until(), "Away until " + absence.until() + ".");
        return handovers
                .handOn(person, line.trail(), handover)
                .map(done -> new Handed(line.trail(), line.action(), ""))
                .onFailure(HttpProblem.class)
                .recoverWithItem(failure -> new Handed(
                        line.trail(),
                        line.action(),
                        ((HttpProblem) failure).detail().orElse("It was refused.")));
    }

    private Absence checked(SignedIn person, Wanted wanted, Optional<Colleague> found, List<Absence> others) {
        var now = clock.instant();
        var to = found.orElseThrow(() -> StandardProblem.INVALID_REQUEST.problem(
                "Choose a reviewer who was here lately: nobody else is known to be able to review."));
        var absence = new Absence(
                person.tenant(),
                person.reviewer().person(),
                person.displayName(),
                wanted.from(),
                wanted.until(),
                to.person(),
                to.name(),
                now);
        AbsenceRule.refusal(absence, others, now).ifPresent(why -> {
            throw StandardProblem.INVALID_REQUEST.problem(why);
        });
        return absence;
    }
}
