package io.trailwright.policy.policy;

import io.trailwright.policy.rules.DecisionField;
import io.trailwright.policy.rules.EscalationStep;
import io.trailwright.policy.rules.EvidenceNeed;
import io.trailwright.policy.rules.Exclusion;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.SignIn;
import io.trailwright.policy.rules.Stage;
import io.trailwright.policy.rules.Tier;
import java.time.Duration;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy says about a tier's requirement. What it leaves out comes from the tier below in the same policy and
 * from the default of the tier, whichever asks for more: leaving out never makes a higher tier the milder one.
 *
 * @param safeguards what is asked of the people beside
 * @param stages given instead of approvals and groups; at most {@link Requirement#MAX_APPROVALS} approvals in all
 */
record RequirementDraft(
        Optional<List<EvidenceNeed>> evidence,
        Optional<List<DecisionField>> fields,
        Optional<Integer> approvals,
        Optional<List<String>> groups,
        Optional<List<Exclusion>> excluded,
        Optional<Duration> timeLimit,
        Optional<Duration> permitFor,
        Optional<Period> retention,
        Optional<SignIn> signIn,
        Optional<List<Stage>> stages,
        Optional<List<EscalationStep>> escalation,
        SafeguardsDraft safeguards) {

    static final RequirementDraft EMPTY = new RequirementDraft(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            SafeguardsDraft.EMPTY);

    /** The requirements of all tiers. */
    static Requirements resolve(Map<Tier, RequirementDraft> drafts) {
        Map<Tier, Requirement> resolved = new EnumMap<>(Tier.class);
        Requirement below = Requirements.defaults().of(Tier.LOW);
        for (Tier tier : Tier.values()) {
            below = drafts.getOrDefault(tier, EMPTY).over(below, tier);
            resolved.put(tier, below);
        }
        return new Requirements(resolved);
    }

    private Requirement over(Requirement below, Tier tier) {
        Requirement standard = Requirements.defaults().of(tier);
        Set<Exclusion> exclusions = excluded.<Set<Exclusion>>map(HashSet::new)
                .orElseGet(() -> union(below.excluded(), standard.excluded()));
        return new Requirement(
                evidence.orElse(below.evidence()),
                fields.<Set<DecisionField>>map(HashSet::new).orElseGet(() -> union(below.fields(), standard.fields())),
                approvals(below, standard),
                stages.map(RequirementDraft::union).or(() -> groups).orElse(below.groups()),
                tier == Tier.HIGH ? union(exclusions, Requirements.ALWAYS_EXCLUDED_FOR_HIGH) : exclusions,
                timeLimit.orElse(below.timeLimit()),
                permitFor.orElse(below.permitFor()),
                retention.orElse(below.retention()),
                signIn.orElse(below.signIn()),
                stages.orElse(approvals.isPresent() || groups.isPresent() ? List.of() : below.stages()),
                escalation.orElse(below.escalation()),
                safeguards.over(below.safeguards()));
    }

    private int approvals(Requirement below, Requirement standard) {
        return stages.map(given -> given.stream().mapToInt(Stage::approvals).sum())
                .or(() -> approvals)
                .orElse(Math.max(below.approvals(), standard.approvals()));
    }

    private static List<String> union(List<Stage> stages) {
        return stages.stream()
                .flatMap(stage -> stage.groups().stream())
                .distinct()
                .toList();
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
