package io.trailwright.ingest.client.policy;

/** A call to policy that gave no answer. */
final class PolicyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean aboutContent;

    /**
     * @param cause a slug, such as {@code policy-slow}; it is recorded
     * @param aboutContent policy is up and refused what it was sent: smaller batches may pass
     */
    PolicyFailure(String cause, boolean aboutContent, Throwable why) {
        super(cause, why);
        this.aboutContent = aboutContent;
    }

    String slug() {
        return String.valueOf(getMessage());
    }

    boolean aboutContent() {
        return aboutContent;
    }
}
