package io.trailwright.policy.rules;

import java.time.Duration;
import java.time.Period;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a tier demands of a decision. A tier that needs approvals and names no group can be approved by nobody.
 *
 * @param evidence kinds of evidence that must be there, in the policy's order
 * @param fields fields that must be recorded; sets keep the order of the enum
 * @param approvals how many different persons must approve, 0 to 10
 * @param groups reviewers' groups that may approve, in the policy's order
 * @param excluded who may not approve whatever their groups
 * @param timeLimit how long a review stays open
 * @param permitFor how long a permit is valid
 * @param retention how long the trail's content is kept
 * @param signIn how an approver must have signed in
 * @param stages who approves, one stage after the other; empty for one stage of {@code approvals} from {@code groups}.
 *     Otherwise {@code approvals} is their total and {@code groups} the union of theirs
 * @param escalation who is asked besides, in order of time
 * @param safeguards what is asked of the people beside, and who may let it run otherwise
 */
public record Requirement(
        List<EvidenceNeed> evidence,
        Set<DecisionField> fields,
        int approvals,
        List<String> groups,
        Set<Exclusion> excluded,
        Duration timeLimit,
        Duration permitFor,
        Period retention,
        SignIn signIn,
        List<Stage> stages,
        List<EscalationStep> escalation,
        Safeguards safeguards) {

    /** Most approvals that can be asked for. */
    public static final int MAX_APPROVALS = 10;

    public Requirement {
        if (approvals < 0 || approvals > MAX_APPROVALS) {
            throw new IllegalArgumentException("approvals must be 0 to " + MAX_APPROVALS + ", not " + approvals);
        }
        evidence = List.copyOf(evidence);
        groups = List.copyOf(groups);
        stages = List.copyOf(stages);
        escalation = List.copyOf(escalation);
        fields = ordered(fields, DecisionField.class);
        excluded = ordered(excluded, Exclusion.class);
    }

    /** One stage, nobody who is asked later, and nothing asked of the people beside. */
    public Requirement(
            List<EvidenceNeed> evidence,
            Set<DecisionField> fields,
            int approvals,
            List<String> groups,
            Set<Exclusion> excluded,
            Duration timeLimit,
            Duration permitFor,
            Period retention,
            SignIn signIn) {
        this(
                evidence,
                fields,
                approvals,
                groups,
                excluded,
                timeLimit,
                permitFor,
                retention,
                signIn,
                List.of(),
                List.of(),
                Safeguards.NONE);
    }

    /** With every length of time that a review has counted anew. */
    Requirement counted(UnaryOperator<Duration> length) {
        return new Requirement(
                evidence,
                fields,
                approvals,
                groups,
                excluded,
                length.apply(timeLimit),
                permitFor,
                retention,
                signIn,
                stages,
                escalation.stream()
                        .map(step -> new EscalationStep(length.apply(step.after()), step.groups()))
                        .toList(),
                safeguards);
    }

    private static <E extends Enum<E>> Set<E> ordered(Set<E> values, Class<E> type) {
        EnumSet<E> copy = EnumSet.noneOf(type);
        copy.addAll(values);
        return Collections.unmodifiableSet(copy);
    }
}
