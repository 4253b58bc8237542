package io.trailwright.policy.policy;

import io.trailwright.core.json.Json;
import io.trailwright.policy.Author;
import io.trailwright.policy.rules.Evaluation.PolicyRef;
import java.time.Instant;

/**
 * A published version of a policy. Never changes.
 *
 * @param version 1 or more, dense
 * @param digest of the canonical bytes of the document, {@code sha256:…}
 */
public record PolicyVersion(
        String tenant, String id, int version, String digest, Json.Obj document, Instant publishedAt, Author author) {

    /** Its name in an evaluation. */
    public PolicyRef ref() {
        return new PolicyRef(id, version, digest);
    }
}
