package io.trailwright.core.trail;

import io.trailwright.core.trail.Requirement.Exclusion;
import io.trailwright.core.trail.StageProgress.Approver;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may decide a review, hand it on or escalate it: separation of duties on stable subject ids. The approval service
 * refuses by this rule, the ledger refuses by it again, and the fold counts by it, so no single service can wave an
 * approval through.
 *
 * @param at the instant for which it is asked: a delegation past its date gives and takes nothing
 */
public record Eligibility(Requirement requirement, Participants participants, ReviewProgress progress, Instant at) {

    /** Why a person cannot decide. */
    public enum Ineligible {
        NOT_IN_GROUP("is in none of the groups that may decide"),
        IS_REQUESTER("asked for this decision"),
        IS_WORKFLOW_OWNER("owns the workflow that proposed it"),
        IS_EVIDENCE_SUPPLIER("supplied evidence for it"),
        IS_POLICY_AUTHOR("published the policy by which it was rated"),
        HAS_CONFLICT("has declared a conflict of interest"),
        HAS_DECIDED("has decided already; every approval needs another person"),
        HAS_DELEGATED("has handed this decision to somebody else"),
        NOT_YOUR_STAGE("is not asked in the stage that the review has reached"),
        GROUP_HAS_APPROVED("is in no group that this stage still needs an approval of"),
        ALL_APPROVED("comes after every approval that is needed"),
        NO_BREAK_GLASS("cannot break the glass, because policy names nobody who may"),
        NOT_PREAUTHORISED("is in none of the groups that may break the glass"),
        GLASS_BROKEN("cannot break the glass, because that was done before and can be done once"),
        BROKE_THE_GLASS("broke the glass; the later review needs somebody else");

        private final String sentence;

        Ineligible(String sentence) {
            this.sentence = sentence;
        }

        public String wire() {
            return Wire.name(this);
        }

        /** To be read after the person's name. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * Why something other than a decision cannot be done.
     *
     * @param reason a slug
     * @param sentence of lower case and without a full stop
     */
    public record Refusal(String reason, String sentence) {
        static Refusal of(String prefix, String who, Ineligible reason) {
            return new Refusal(prefix + reason.wire(), who + " " + reason.sentence());
        }
    }

    /**
     * Whether this person may state this. A rejection or a request for changes lets nothing run, so whoever is asked in
     * any stage may state it; an approval has to fit the stage that the review has reached.
     *
     * @return why not; empty when the reviewer may
     */
    public Optional<Ineligible> check(Reviewer reviewer, Statement.Outcome outcome) {
        var person = reviewer.person();
        if (!asks(authority(reviewer))) {
            return Optional.of(Ineligible.NOT_IN_GROUP);
        }
        var excluded = excluded(person);
        if (excluded.isPresent()) {
            return excluded;
        }
        if (contains(progress.stages().decided(), person)) {
            return Optional.of(Ineligible.HAS_DECIDED);
        }
        return outcome == Statement.Outcome.APPROVED ? unfit(reviewer) : Optional.empty();
    }

    /**
     * Whether this person may break the glass. By their own groups alone: it cannot be handed on. Whoever asked for the
     * decision or owns its workflow never may, whatever else policy says.
     *
     * @param broken it was done before in this trail
     */
    public Optional<Ineligible> breakGlass(Reviewer reviewer, boolean broken) {
        var rule = requirement.breakGlass();
        if (rule.isEmpty()) {
            return Optional.of(Ineligible.NO_BREAK_GLASS);
        }
        if (Collections.disjoint(rule.get().groups(), reviewer.groups())) {
            return Optional.of(Ineligible.NOT_PREAUTHORISED);
        }
        return barred(reviewer.person(), participants)
                .or(() -> broken ? Optional.of(Ineligible.GLASS_BROKEN) : Optional.empty());
    }

    private Optional<Ineligible> unfit(Reviewer reviewer) {
        if (progress.handedOn(reviewer.person(), at)) {
            return Optional.of(Ineligible.HAS_DELEGATED);
        }
        return switch (progress.stages().fit(authority(reviewer))) {
            case FITS -> Optional.empty();
            case NOT_ASKED -> Optional.of(Ineligible.NOT_IN_GROUP);
            case OTHER_STAGE -> Optional.of(Ineligible.NOT_YOUR_STAGE);
            case GROUPS_TAKEN -> Optional.of(Ineligible.GROUP_HAS_APPROVED);
            case COMPLETE -> Optional.of(Ineligible.ALL_APPROVED);
        };
    }

    /**
     * As whom the person approves: by their own groups where those are enough, in others' stead only where not.
     *
     * @param reviewer whom {@link #check} lets approve
     */
    public Approver approver(Reviewer reviewer) {
        var person = reviewer.person();
        if (progress.stages().fit(reviewer.groups()) == StageProgress.Fit.FITS) {
            return new Approver(person, reviewer.groups(), List.of());
        }
        var asked = progress.stages().current().map(StageProgress.Step::asked).orElse(List.of());
        var insteadOf = handedTo(person).stream()
                .filter(from -> !Collections.disjoint(asked, from.groups()))
                .map(Reviewer::person)
                .toList();
        return new Approver(person, authority(reviewer), insteadOf);
    }

    /**
     * Whether this reviewer may hand the decision on. Only what is theirs by their own groups: what was handed to them
     * stays with them, and nothing is handed to somebody who has handed theirs on.
     */
    public Optional<Refusal> delegation(Reviewer from, Delegation delegation) {
        var to = delegation.to();
        if (!at.isBefore(delegation.until())) {
            return Optional.of(new Refusal("until-passed", "its date has passed"));
        }
        if (from.person().same(to)) {
            return Optional.of(new Refusal("delegate-is-reviewer", "the delegate is the reviewer"));
        }
        return cannotHandOn(from).or(() -> hindered(to).map(reason -> Refusal.of("delegate-", "the delegate", reason)));
    }

    /** Whether there is anything that this reviewer could hand on, to whomever and until whenever. */
    public boolean mayHandOn(Reviewer from) {
        return cannotHandOn(from).isEmpty();
    }

    private Optional<Refusal> cannotHandOn(Reviewer from) {
        if (!progress.heldBy(from.person(), at).isEmpty()) {
            return Optional.of(new Refusal(
                    "holds-delegation", "the reviewer decides in somebody else's stead, which cannot be handed on"));
        }
        return hindered(from.person())
                .or(() -> asks(from.groups()) ? Optional.empty() : Optional.of(Ineligible.NOT_IN_GROUP))
                .map(reason -> Refusal.of("", "the reviewer", reason));
    }

    private Optional<Ineligible> hindered(Person person) {
        return excluded(person).or(() -> {
            if (contains(progress.stages().decided(), person)) {
                return Optional.of(Ineligible.HAS_DECIDED);
            }
            return progress.handedOn(person, at) ? Optional.of(Ineligible.HAS_DELEGATED) : Optional.empty();
        });
    }

    /**
     * Whether the next step of the ladder may be taken: by the clock when its time has come, by hand before.
     *
     * @param by empty for the clock
     */
    public Optional<Refusal> escalation(Optional<Reviewer> by, Escalation escalation) {
        var next = progress.ladder().next();
        if (next.isEmpty() || progress.stages().complete()) {
            return Optional.of(new Refusal("no-step-left", "there is nobody left to escalate to"));
        }
        if (escalation.step() != progress.ladder().taken() + 1
                || !escalation.groups().equals(next.get().groups())) {
            return Optional.of(new Refusal("other-step", "it is not the next step that policy names"));
        }
        if (by.isEmpty()) {
            return progress.ladder().due(at)
                    ? Optional.empty()
                    : Optional.of(new Refusal("not-due", "the time of the step has not come"));
        }
        if (escalation.reason().isBlank()) {
            return Optional.of(new Refusal("no-reason", "no reason is given"));
        }
        return (asks(authority(by.get())) ? excluded(by.get().person()) : Optional.of(Ineligible.NOT_IN_GROUP))
                .map(reason -> Refusal.of("", "the reviewer", reason));
    }

    /** Whether a member of these groups is asked in any stage. */
    private boolean asks(Set<String> groups) {
        return !Collections.disjoint(requirement.groups(), groups)
                || progress.stages().asks(groups);
    }

    /** By which groups the person can decide: their own, and those of whoever handed the decision to them. */
    private Set<String> authority(Reviewer reviewer) {
        var groups = new HashSet<>(reviewer.groups());
        handedTo(reviewer.person()).forEach(from -> groups.addAll(from.groups()));
        return groups;
    }

    /** Who handed the decision to this person and could decide it themselves: an exclusion is not got round. */
    private List<Reviewer> handedTo(Person person) {
        var decided = progress.stages().decided();
        return progress.heldBy(person, at).stream()
                .flatMap(each -> each.by().stream())
                .filter(from -> excluded(from.person()).isEmpty() && !contains(decided, from.person()))
                .toList();
    }

    /** Whether the person's own groups are asked in any stage. */
    boolean asksOwn(Reviewer reviewer) {
        return asks(reviewer.groups());
    }

    /** Whom the requirement excludes, and the requester and the workflow's owner whatever it says. */
    Optional<Ineligible> barred(Person person, Participants people) {
        var everybody = EnumSet.of(Exclusion.REQUESTER, Exclusion.WORKFLOW_OWNER);
        everybody.addAll(requirement.excluded());
        return excluded(person, everybody, people);
    }

    private Optional<Ineligible> excluded(Person person) {
        return excluded(person, requirement.excluded(), participants);
    }

    private static Optional<Ineligible> excluded(Person person, Set<Exclusion> excluded, Participants participants) {
        if (excluded.contains(Exclusion.REQUESTER) && contains(participants.requesters(), person)) {
            return Optional.of(Ineligible.IS_REQUESTER);
        }
        if (excluded.contains(Exclusion.WORKFLOW_OWNER)
                && participants.owner().filter(person::same).isPresent()) {
            return Optional.of(Ineligible.IS_WORKFLOW_OWNER);
        }
        if (excluded.contains(Exclusion.EVIDENCE_SUPPLIER) && contains(participants.suppliers(), person)) {
            return Optional.of(Ineligible.IS_EVIDENCE_SUPPLIER);
        }
        if (excluded.contains(Exclusion.POLICY_AUTHOR)
                && participants.policyAuthor().filter(person::same).isPresent()) {
            return Optional.of(Ineligible.IS_POLICY_AUTHOR);
        }
        return contains(participants.recused(), person) ? Optional.of(Ineligible.HAS_CONFLICT) : Optional.empty();
    }

    private static boolean contains(List<Person> people, Person person) {
        return people.stream().anyMatch(person::same);
    }
}
