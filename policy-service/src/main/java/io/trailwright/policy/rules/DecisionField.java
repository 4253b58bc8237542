package io.trailwright.policy.rules;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The nine things that a decision carries or marks as not recorded. */
public enum DecisionField {
    WORKFLOW_OWNER("who owns the workflow"),
    TOOL("which tool or model is used"),
    DATA_CATEGORY("which category of data goes in"),
    PROMPT("which prompt or workflow version is used"),
    SOURCES("which source documents it rests on"),
    OUTPUT("what was generated"),
    REVIEWER("who reviews it"),
    FINAL_ACTION("what was done in the end"),
    EXCEPTIONS("which exceptions apply (an empty list says: none)");

    private final String meaning;

    DecisionField(String meaning) {
        this.meaning = meaning;
    }

    /** The word that is used in documents and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the field tells, to complete "The request does not say …". */
    public String meaning() {
        return meaning;
    }

    /** Whether it must be there when the decision is proposed; the other two come later. */
    public boolean knownAtRequest() {
        return this != REVIEWER && this != FINAL_ACTION;
    }

    /** The field of a word, if it is one. */
    public static Optional<DecisionField> of(String wire) {
        return Stream.of(values()).filter(field -> field.wire().equals(wire)).findFirst();
    }
}
