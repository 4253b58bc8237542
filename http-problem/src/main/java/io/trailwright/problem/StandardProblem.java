package io.trailwright.problem;

/** The kinds that every service answers with. */
public enum StandardProblem implements ProblemKind {
    /** The body is not one well-formed JSON value. */
    MALFORMED_JSON("malformed-json", 400, "Malformed JSON"),
    /** The request is well-formed and breaks the contract; violations say where. */
    INVALID_REQUEST("invalid-request", 400, "Invalid request"),
    /** No token, or one that does not verify. */
    UNAUTHENTICATED("unauthenticated", 401, "Not authenticated"),
    /** A verified token that may not do this. */
    FORBIDDEN("forbidden", 403, "Not allowed"),
    /** Nothing here, or nothing that this caller may know of. */
    NOT_FOUND("not-found", 404, "Not found"),
    /** The resource exists; the method does not. */
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
    /** Nothing that can be answered is accepted. */
    NOT_ACCEPTABLE("not-acceptable", 406, "Not acceptable"),
    /** The body is larger than the limit. */
    TOO_LARGE("too-large", 413, "Request too large"),
    /** The body's media type is not understood. */
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Unsupported media type"),
    /** A failure of ours. */
    INTERNAL_ERROR("internal-error", 500, "Internal error"),
    /** Who calls cannot be verified, because the provider that could say does not answer. */
    IDENTITY_PROVIDER_UNAVAILABLE("identity-provider-unavailable", 503, "The identity provider does not answer");

    private final String slug;
    private final int status;
    private final String title;

    StandardProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
