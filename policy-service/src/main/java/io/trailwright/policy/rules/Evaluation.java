package io.trailwright.policy.rules;

import java.util.List;

/**
 * What policy says about a decision.
 *
 * @param policy the version that spoke; {@link BuiltInPolicy} where none is in scope
 * @param rules every rule that fired, in the policy's order, and every reason that the service itself adds
 * @param missing what must still be handed in
 */
public record Evaluation(
        PolicyRef policy, Tier tier, List<FiredRule> rules, Requirement requirement, List<Missing> missing) {

    /** Copies the lists and refuses a tier without a reason. */
    public Evaluation {
        rules = List.copyOf(rules);
        missing = List.copyOf(missing);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("an evaluation must name the reason for its tier");
        }
    }

    /**
     * A rule that fired.
     *
     * @param id the rule's id, or a name of {@link BuiltInReason}
     */
    public record FiredRule(String id, Tier tier, String reason) {}

    /**
     * Something that must still be handed in.
     *
     * @param what {@code evidence/<kind>} or {@code field/<field>}
     */
    public record Missing(String what, String reason) {}

    /**
     * A version of a policy.
     *
     * @param version 1 or more
     * @param digest of the canonical bytes of the document, {@code sha256:…}
     */
    public record PolicyRef(String id, int version, String digest) {}
}
