package io.trailwright.reconstruction.account;

import java.util.Locale;

/** Whether one of the five parts, or one of the nine fields, can be rebuilt. */
public enum PartState {
    RECORDED,
    /** The policy did not demand it for this decision, or nothing was allowed that would have to be reported. */
    NOT_REQUIRED,
    NOT_RECORDED,
    ERASED;

    public String wire() {
        return inWords().replace(' ', '-');
    }

    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** It cannot be rebuilt, and it should be there. */
    public boolean lost() {
        return this == NOT_RECORDED || this == ERASED;
    }
}
