package io.trailwright.reconstruction.account;

import java.util.Locale;

/** How a fact is known. A declared fact is never shown as verified. */
public enum Known {
    /** From a token, or checked here. */
    VERIFIED,
    /** From the workflow's registration. */
    REGISTERED,
    /** By the caller's word. */
    DECLARED,
    /** Of a change: by the system that did it. */
    OBSERVED,
    /** Of a change: by the word of the caller. */
    ASSERTED,
    ERASED,
    NOT_RECORDED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
