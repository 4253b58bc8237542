package io.trailwright.policy.rules;

import java.util.Objects;

/**
 * One rule of a policy.
 *
 * @param id unique in its policy
 * @param when CEL expression over the facts that gives a boolean
 * @param tier tier of a decision for which the rule fires
 * @param reason why, in plain language
 */
public record Rule(String id, String when, Tier tier, String reason) {

    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(reason, "reason");
    }
}
