package io.trailwright.approval.review;

import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Eligibility;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Reviewer;
import java.util.Optional;

/** Whether a handover can be put before the ledger, which then judges it again by its own copy. */
public final class HandoverRule {
    private HandoverRule() {}

    /** What becomes of it before the ledger is asked. */
    public sealed interface Judged {

        record Delegated(Delegation delegation) implements Judged {}

        record Escalated(Escalation escalation) implements Judged {}

        /** The same person has handed on exactly this already, and it is in the trail. */
        record Repeated() implements Judged {}

        /** @param detail a sentence for the person */
        record Refused(Cause cause, String detail) implements Judged {}
    }

    /** Why not. */
    public enum Cause {
        CLOSED,
        REFUSED
    }

    public static Judged judge(ReviewedTrail trail, Reviewer reviewer, Handover handover) {
        if (repeated(trail, reviewer, handover)) {
            return new Judged.Repeated();
        }
        var rules = trail.eligibility();
        if (rules.isEmpty() || !(trail.review() instanceof ReviewState.Open)) {
            return new Judged.Refused(Cause.CLOSED, "There is nothing to hand on: the review is not open.");
        }
        return handover instanceof Handover.ToPerson person
                ? delegation(trail, reviewer, person, rules.get())
                : escalation(trail, reviewer, handover.reason(), rules.get());
    }

    /** The step that comes next, as it would be taken; empty at the end of the ladder. */
    public static Optional<Escalation> next(ReviewedTrail trail, String reason) {
        var ladder = trail.state().progress().ladder();
        return ladder.next()
                .map(step -> new Escalation(
                        trail.state().trail(), trail.state().subject(), ladder.taken() + 1, step.groups(), reason));
    }

    private static Judged delegation(
            ReviewedTrail trail, Reviewer reviewer, Handover.ToPerson handover, Eligibility rules) {
        var delegation = new Delegation(
                trail.state().trail(), trail.state().subject(), handover.to(), handover.until(), handover.reason());
        return rules.delegation(reviewer, delegation)
                .map(HandoverRule::refused)
                .orElseGet(() -> new Judged.Delegated(delegation));
    }

    private static Judged escalation(ReviewedTrail trail, Reviewer reviewer, String reason, Eligibility rules) {
        var next = next(trail, reason);
        if (next.isEmpty()) {
            return new Judged.Refused(Cause.REFUSED, "There is nobody left to escalate to.");
        }
        return rules.escalation(Optional.of(reviewer), next.get())
                .map(HandoverRule::refused)
                .orElseGet(() -> new Judged.Escalated(next.get()));
    }

    private static Judged refused(Eligibility.Refusal refusal) {
        return new Judged.Refused(Cause.REFUSED, "This cannot be done: " + refusal.sentence() + ".");
    }

    private static boolean repeated(ReviewedTrail trail, Reviewer reviewer, Handover handover) {
        var progress = trail.state().progress();
        if (handover instanceof Handover.ToPerson person) {
            return progress.standing(trail.at()).stream()
                    .anyMatch(each -> by(each.by(), reviewer)
                            && each.delegation().to().is(person.to())
                            && each.delegation().until().equals(person.until())
                            && each.delegation().reason().equals(person.reason()));
        }
        return progress.escalations().stream()
                .filter(Escalation.Recorded::counts)
                .anyMatch(each -> by(each.by(), reviewer)
                        && each.escalation().subject().equals(trail.state().subject())
                        && each.escalation().reason().equals(handover.reason()));
    }

    private static boolean by(Optional<Reviewer> recorded, Reviewer reviewer) {
        return recorded.filter(who -> who.person().is(reviewer.person())).isPresent();
    }
}
