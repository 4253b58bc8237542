package io.trailwright.policy.policy;

import io.trailwright.policy.rules.Facts;
import io.trailwright.policy.rules.Tier;
import java.util.Optional;
import java.util.Set;

/**
 * A test that a policy carries.
 *
 * @param name unique in its policy
 * @param facts what is evaluated
 * @param tier tier that must come out
 * @param rules rules that must fire, all of them and no others; empty when the test does not say
 * @param missing what must be missing, all of it and nothing else; empty when the test does not say
 */
public record PolicyTest(
        String name, Facts facts, Tier tier, Optional<Set<String>> rules, Optional<Set<String>> missing) {

    public PolicyTest {
        rules = rules.map(Set::copyOf);
        missing = missing.map(Set::copyOf);
    }
}
