package io.trailwright.policy.rules;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.policy.rules.Evaluation.PolicyRef;

/**
 * What holds where no policy is in scope: high, and nobody is named who could approve. It has a reference like any other
 * policy, so that a trail always says by which rules it was judged.
 */
public final class BuiltInPolicy {

    /** Its id, which no published policy can have. */
    public static final String ID = "default";

    private static final PolicyRef REF = new PolicyRef(
            ID,
            1,
            Digest.of(Json.object()
                            .put("id", ID)
                            .put("version", 1)
                            .put("statement", "What no policy covers is high risk.")
                            .build()
                            .canonical())
                    .toString());

    private BuiltInPolicy() {}

    /** Its only version. */
    public static PolicyRef ref() {
        return REF;
    }
}
