package io.trailwright.policy.policy;

/** What came of publishing a policy. */
public sealed interface PublishOutcome {

    /** A new version. */
    record Published(PolicyVersion version) implements PublishOutcome {}

    /** The document is the newest version already; nothing was written. */
    record Unchanged(PolicyVersion version) implements PublishOutcome {}

    /** Somebody else published first, or the caller's condition names another version; nothing was written. */
    record Conflict() implements PublishOutcome {}

    /** Another policy covers the same; nothing was written. */
    record ScopeTaken(String policy, Scope.Pair pair) implements PublishOutcome {}
}
