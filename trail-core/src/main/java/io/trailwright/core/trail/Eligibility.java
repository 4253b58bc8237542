package io.trailwright.core.trail;

import io.trailwright.core.trail.Requirement.Exclusion;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Who may decide a review: separation of duties on stable subject ids. The approval service refuses by this rule, the
 * ledger refuses by it again, and the fold counts by it, so no single service can wave an approval through.
 */
public final class Eligibility {

    /** Why a person cannot decide. */
    public enum Ineligible {
        NOT_IN_GROUP("is in none of the groups that may decide"),
        IS_REQUESTER("asked for this decision"),
        IS_WORKFLOW_OWNER("owns the workflow that proposed it"),
        IS_EVIDENCE_SUPPLIER("supplied evidence for it"),
        HAS_DECIDED("has decided already; every approval needs another person");

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

    private Eligibility() {}

    /**
     * @param decided who has a counted approval of the same content
     * @return why not; empty when the reviewer may decide
     */
    public static Optional<Ineligible> check(
            Requirement requirement, Participants participants, List<Person> decided, Reviewer reviewer) {
        var person = reviewer.person();
        if (Collections.disjoint(requirement.groups(), reviewer.groups())) {
            return Optional.of(Ineligible.NOT_IN_GROUP);
        }
        var excluded = requirement.excluded();
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
        return contains(decided, person) ? Optional.of(Ineligible.HAS_DECIDED) : Optional.empty();
    }

    private static boolean contains(List<Person> people, Person person) {
        return people.stream().anyMatch(person::same);
    }
}
