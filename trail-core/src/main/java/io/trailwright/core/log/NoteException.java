package io.trailwright.core.log;

/** A signed note, checkpoint or verifier key that must not be believed; {@link #reason()} says why in one word. */
public final class NoteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why it must not be believed. */
    public enum Reason {
        /** It is not what the specification describes. */
        MALFORMED,
        /** No key that the verifier knows has signed it. */
        NO_KNOWN_KEY,
        /** A signature in the name of a known key is not by that key. */
        BAD_SIGNATURE,
        /** The checkpoint is of another log than the key that signed it. */
        WRONG_ORIGIN
    }

    private final Reason reason;

    NoteException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static NoteException malformed(String message) {
        return new NoteException(Reason.MALFORMED, message);
    }

    public Reason reason() {
        return reason;
    }
}
