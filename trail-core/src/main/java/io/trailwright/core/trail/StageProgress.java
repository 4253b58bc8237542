package io.trailwright.core.trail;

import io.trailwright.core.trail.Requirement.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * How far the stages of a review are. An approval counts for the first stage that is not full and for no other: nobody
 * approves ahead of their turn, and nobody twice over all stages. Immutable; every move gives a new one.
 *
 * @param stages in order; none where no approval is needed
 */
public record StageProgress(List<Step> stages) {

    public StageProgress {
        stages = List.copyOf(stages);
    }

    /**
     * One stage and who has approved in it.
     *
     * @param joined groups that an escalation brought in while this stage was the current one
     * @param approvers in order of their approvals, never more than the stage asks for
     */
    public record Step(Stage stage, List<String> joined, List<Approver> approvers) {
        public Step {
            joined = List.copyOf(joined);
            approvers = List.copyOf(approvers);
        }

        public boolean full() {
            return approvers.size() >= stage.approvals();
        }

        /** Groups whose members may approve here, those of the policy first. */
        public List<String> asked() {
            return Stream.concat(stage.groups().stream(), joined.stream())
                    .distinct()
                    .toList();
        }

        private Set<String> among(Set<String> groups) {
            var shared = new TreeSet<>(asked());
            shared.retainAll(groups);
            return shared;
        }

        private boolean leavesEveryGroupItsOwn(Set<String> groups) {
            return !stage.distinctGroups()
                    || DistinctGroups.possible(
                            Stream.concat(approvers.stream().map(Approver::groups), Stream.of(groups))
                                    .map(this::among)
                                    .toList());
        }
    }

    /**
     * Somebody whose approval counts.
     *
     * @param groups by which they could decide: their own, and those of the people in whose stead they did
     * @param insteadOf people who had handed the decision to them, where their own groups were not enough
     */
    public record Approver(Person person, Set<String> groups, List<Person> insteadOf) {
        public Approver {
            groups = Set.copyOf(groups);
            insteadOf = List.copyOf(insteadOf);
        }
    }

    /** Whether a member of some groups can approve now. */
    public enum Fit {
        FITS,
        /** The groups are asked in no stage. */
        NOT_ASKED,
        /** They are asked in another stage than the current one. */
        OTHER_STAGE,
        /** They are asked now, and others have approved by way of each of these groups. */
        GROUPS_TAKEN,
        /** Every approval is there. */
        COMPLETE
    }

    public static StageProgress of(List<Stage> stages) {
        return new StageProgress(stages.stream()
                .map(stage -> new Step(stage, List.of(), List.of()))
                .toList());
    }

    /** Every stage is full. */
    public boolean complete() {
        return stages.stream().allMatch(Step::full);
    }

    /** The first stage that is not full; empty when all are. */
    public Optional<Step> current() {
        return stages.stream().filter(step -> !step.full()).findFirst();
    }

    /** Everybody whose approval counts, and everybody in whose stead one was given. */
    public List<Person> decided() {
        return approvers().stream()
                .flatMap(approver -> Stream.concat(Stream.of(approver.person()), approver.insteadOf().stream()))
                .toList();
    }

    public List<Approver> approvers() {
        return stages.stream().flatMap(step -> step.approvers().stream()).toList();
    }

    /** Whether any stage asks one of these groups, escalations included. */
    public boolean asks(Set<String> groups) {
        return stages.stream().anyMatch(step -> !step.among(groups).isEmpty());
    }

    public Fit fit(Set<String> groups) {
        var current = current();
        if (current.isEmpty()) {
            return Fit.COMPLETE;
        }
        if (!asks(groups)) {
            return Fit.NOT_ASKED;
        }
        if (current.get().among(groups).isEmpty()) {
            return Fit.OTHER_STAGE;
        }
        return current.get().leavesEveryGroupItsOwn(groups) ? Fit.FITS : Fit.GROUPS_TAKEN;
    }

    /** @throws IllegalArgumentException for an approver who does not fit */
    public StageProgress with(Approver approver) {
        var fit = fit(approver.groups());
        if (fit != Fit.FITS) {
            throw new IllegalArgumentException("this approval does not count: " + Wire.name(fit));
        }
        return replaceCurrent(step -> {
            var more = new ArrayList<>(step.approvers());
            more.add(approver);
            return new Step(step.stage(), step.joined(), more);
        });
    }

    /** These groups may decide the current stage too; the stages after it stay as policy has them. */
    public StageProgress joinedBy(List<String> groups) {
        return replaceCurrent(step -> new Step(
                step.stage(),
                Stream.concat(step.joined().stream(), groups.stream())
                        .distinct()
                        .toList(),
                step.approvers()));
    }

    private StageProgress replaceCurrent(UnaryOperator<Step> move) {
        var moved = new ArrayList<>(stages);
        for (int i = 0; i < moved.size(); i++) {
            if (!moved.get(i).full()) {
                moved.set(i, move.apply(moved.get(i)));
                break;
            }
        }
        return new StageProgress(moved);
    }
}
