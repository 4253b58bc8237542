package io.trailwright.core.bundle;

/** A file that is not a bundle, or not in the one encoding that a bundle has. */
public final class BundleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;

    /** @param where the file inside the bundle, or {@code bundle} for the whole */
    public BundleException(String where, String message) {
        super(message);
        this.where = where;
    }

    public String where() {
        return where;
    }
}
