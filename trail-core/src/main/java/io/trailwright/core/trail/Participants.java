package io.trailwright.core.trail;

import java.util.List;
import java.util.Optional;

/**
 * Who already has a part in a decision.
 *
 * @param requesters the sender of the decision, from its token, and the person on whose behalf it says it acts
 * @param owner the workflow's registered owner
 * @param suppliers senders of evidence
 * @param policyAuthor who published the policy version in force
 * @param recused who declared a conflict of interest
 */
public record Participants(
        List<Person> requesters,
        Optional<Person> owner,
        List<Person> suppliers,
        Optional<Person> policyAuthor,
        List<Person> recused) {
    public Participants {
        requesters = List.copyOf(requesters);
        suppliers = List.copyOf(suppliers);
        recused = List.copyOf(recused);
    }
}
