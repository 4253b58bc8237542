package io.trailwright.policy.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One requirement for each tier.
 *
 * @param byTier all three tiers
 * @param hours in which time limits and escalations count; empty for round the clock
 */
public record Requirements(Map<Tier, Requirement> byTier, Optional<BusinessHours> hours) {

    /** How long a review stays open unless a policy says otherwise. */
    public static final Duration TIME_LIMIT = Duration.ofHours(8);

    /** How long a permit is valid unless a policy says otherwise. */
    public static final Duration PERMIT_FOR = Duration.ofMinutes(10);

    /** How long content is kept unless a policy says otherwise. */
    public static final Period RETENTION = Period.ofYears(7);

    /** Who may never approve a high-tier decision, whatever a policy says. */
    public static final Set<Exclusion> ALWAYS_EXCLUDED_FOR_HIGH = Set.of(Exclusion.REQUESTER, Exclusion.WORKFLOW_OWNER);

    private static final Requirements DEFAULTS = new Requirements(Map.of(
            Tier.LOW,
            standard(EnumSet.of(DecisionField.WORKFLOW_OWNER, DecisionField.TOOL), 0, Set.of()),
            Tier.MEDIUM,
            standard(
                    EnumSet.of(
                            DecisionField.WORKFLOW_OWNER,
                            DecisionField.TOOL,
                            DecisionField.PROMPT,
                            DecisionField.SOURCES,
                            DecisionField.REVIEWER),
                    1,
                    Set.of(Exclusion.REQUESTER)),
            Tier.HIGH,
            standard(EnumSet.allOf(DecisionField.class), 1, ALWAYS_EXCLUDED_FOR_HIGH)));

    public Requirements {
        EnumMap<Tier, Requirement> copy = new EnumMap<>(Tier.class);
        copy.putAll(byTier);
        if (copy.size() != Tier.values().length) {
            throw new IllegalArgumentException("requirements must cover every tier, not only " + copy.keySet());
        }
        byTier = Map.copyOf(copy);
    }

    /**
     * The three levels of the design: low keeps tool and owner; medium adds prompt, sources and a reviewer; high needs
     * all nine fields, an approval and the exceptions. No group is named: without a policy nobody can approve.
     */
    public static Requirements defaults() {
        return DEFAULTS;
    }

    /** Counted round the clock. */
    public Requirements(Map<Tier, Requirement> byTier) {
        this(byTier, Optional.empty());
    }

    /** The same, counted in these hours. */
    public Requirements in(Optional<BusinessHours> these) {
        return new Requirements(byTier, these);
    }

    /** The requirement of a tier for a decision of this instant, with every length as time that passes. */
    public Requirement of(Tier tier, Instant at) {
        Requirement found = of(tier);
        return hours.map(these -> found.counted(length -> these.span(at, length)))
                .orElse(found);
    }

    /** The requirement of a tier, as the policy says it. */
    public Requirement of(Tier tier) {
        Requirement found = byTier.get(tier);
        if (found == null) {
            throw new IllegalStateException("no requirement for " + tier);
        }
        return found;
    }

    private static Requirement standard(Set<DecisionField> fields, int approvals, Set<Exclusion> excluded) {
        return new Requirement(
                List.of(), fields, approvals, List.of(), excluded, TIME_LIMIT, PERMIT_FOR, RETENTION, SignIn.ANY);
    }
}
