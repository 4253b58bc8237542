package io.trailwright.policy.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may not approve a decision, whatever groups they are in. */
public enum Exclusion {
    REQUESTER,
    WORKFLOW_OWNER,
    EVIDENCE_SUPPLIER,
    POLICY_AUTHOR;

    /** The word that is used in documents and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The exclusion of a word, if it is one. */
    public static Optional<Exclusion> of(String wire) {
        return Stream.of(values())
                .filter(exclusion -> exclusion.wire().equals(wire))
                .findFirst();
    }
}
