package io.trailwright.approval.review.http;

import io.trailwright.approval.claim.Claim;
import io.trailwright.approval.colleague.Colleague;
import io.trailwright.approval.person.SignedIn;
import io.trailwright.approval.review.HandoverRule;
import io.trailwright.approval.review.PersonsDecision;
import io.trailwright.approval.review.ReviewState;
import io.trailwright.approval.review.ReviewedTrail;
import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.Eligibility;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.StageProgress;
import io.trailwright.core.trail.Statement.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What a person can do with a review beside approving and rejecting it, for {@code review/actions.html}: ask for changes,
 * hand it on, escalate it, say that they are at it. Only what the rules let them do is offered.
 *
 * @param stages how far each stage is; empty for a review of one stage
 * @param notes what was handed on
 * @param notYet why the person cannot approve although they can do something else; empty otherwise
 * @param next who comes next on the ladder; empty when nobody does or the person cannot ask them
 * @param colleagues to whom it can be handed by name
 * @param holder who is at it; empty for nobody
 */
record ActionsShown(
        String id,
        String token,
        String subject,
        String view,
        List<Stage> stages,
        List<String> notes,
        String notYet,
        boolean canAskForChanges,
        VisibleText meaningOfChanges,
        boolean canDelegate,
        List<ColleagueShown> colleagues,
        String next,
        String nextAt,
        VisibleText holder,
        String heldUntil,
        boolean mine,
        boolean canClaim,
        Written written) {

    /** @param current whether it is the one that is asked now */
    record Stage(VisibleText name, String groups, int given, int needed, boolean current) {}

    /** What the person had written already, in whichever form it was. */
    record Written(String reason, String chosen, String delegate, String name, String until) {
        static final Written NOTHING = new Written("", "", "", "", "");

        /** Whether somebody was to be handed it. */
        public boolean toSomebody() {
            return !chosen.isEmpty() || !delegate.isEmpty();
        }

        Written orUntil(String given) {
            return until.isEmpty() ? new Written(reason, chosen, delegate, name, given) : this;
        }
    }

    ActionsShown {
        stages = List.copyOf(stages);
        notes = List.copyOf(notes);
        colleagues = List.copyOf(colleagues);
    }

    /** Whether there is any form to show. */
    public boolean any() {
        return canAskForChanges || canDelegate || !next.isEmpty() || canClaim;
    }

    static ActionsShown of(
            ReviewedTrail trail,
            SignedIn person,
            String token,
            Optional<Claim> claim,
            List<Colleague> colleagues,
            Written written) {
        var reviewer = person.reviewer();
        boolean canState = trail.review() instanceof ReviewState.Open
                && trail.ineligible(reviewer, Outcome.REJECTED).isEmpty();
        var progress = trail.state().progress();
        return new ActionsShown(
                trail.view().decision().toString(),
                token,
                trail.state().subject().toString(),
                trail.view().digest().toString(),
                stages(progress.stages()),
                progress.standing(trail.at()).stream()
                        .map(HandoverWords::standing)
                        .toList(),
                canState ? notYet(trail, person) : "",
                canState,
                VisibleText.ours(PersonsDecision.meaning(Outcome.CHANGES_REQUESTED)),
                canState && canDelegate(trail, reviewer),
                ColleagueShown.of(colleagues, written.chosen()),
                next(trail, reviewer)
                        .map(step -> HandoverWords.groups(step.groups()))
                        .orElse(""),
                progress.ladder().dueAt().map(Times::at).orElse(""),
                VisibleText.line(claim.map(Claim::name).orElse("")),
                claim.map(found -> Times.at(found.until())).orElse(""),
                claim.filter(found -> found.isOf(reviewer.person())).isPresent(),
                canState,
                written.orUntil(trail.state().expiresAt().map(Times::field).orElse("")));
    }

    private static List<Stage> stages(StageProgress progress) {
        var current = progress.current();
        return progress.stages().size() < 2
                ? List.of()
                : progress.stages().stream()
                        .map(step -> new Stage(
                                VisibleText.line(step.stage().name()),
                                HandoverWords.groups(step.asked()),
                                step.approvers().size(),
                                step.stage().approvals(),
                                current.filter(step::equals).isPresent()))
                        .toList();
    }

    private static String notYet(ReviewedTrail trail, SignedIn person) {
        return trail.ineligible(person.reviewer())
                .map(reason -> "You cannot approve this now: " + VisibleText.line(person.displayName()) + " "
                        + reason.sentence() + ".")
                .orElse("");
    }

    /** Whether somebody could be found to hand it to: everything but the delegate and the date. */
    private static boolean canDelegate(ReviewedTrail trail, Reviewer reviewer) {
        return trail.eligibility().filter(rules -> rules.mayHandOn(reviewer)).isPresent();
    }

    private static Optional<Escalation> next(ReviewedTrail trail, Reviewer reviewer) {
        Optional<Eligibility> rules =
                trail.review() instanceof ReviewState.Open ? trail.eligibility() : Optional.empty();
        return HandoverRule.next(trail, "asked").filter(step -> rules.filter(
                        found -> found.escalation(Optional.of(reviewer), step).isEmpty())
                .isPresent());
    }
}
