package io.trailwright.policy.policy;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A policy as its author wrote it.
 *
 * @param id unique in its tenant
 * @param rules at least one, in the document's order
 * @param requirements of each tier, with what the author left out filled in
 * @param source the document itself
 */
public record PolicyDocument(
        String id,
        Optional<String> title,
        Scope scope,
        List<Rule> rules,
        Requirements requirements,
        List<PolicyTest> tests,
        Json.Obj source) {

    public PolicyDocument {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("policy " + id + " must have at least one rule");
        }
    }

    /** Digest of the canonical bytes of the document. */
    public Digest digest() {
        return Digest.of(source.canonical());
    }
}
