package io.trailwright.core.json;

/** JSON that is malformed, outside I-JSON (RFC 7493), or not of the shape that was asked for. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String problem;

    /** @param pointer RFC 6901 pointer to the offending value; empty for the whole document */
    public JsonException(String pointer, String message) {
        super(pointer.isEmpty() ? message : pointer + ": " + message);
        this.pointer = pointer;
        this.problem = message;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return problem;
    }

    public String pointer() {
        return pointer;
    }
}
