package io.trailwright.policy.workflow;

import io.trailwright.policy.Author;
import java.time.Instant;

/**
 * A version of a registered workflow. Never changes.
 *
 * @param version 1 or more, dense
 * @param digest of the canonical bytes of the registration, {@code sha256:…}
 */
public record WorkflowVersion(
        String tenant, int version, String digest, Registration registration, Instant registeredAt, Author author) {}
