package io.trailwright.approval.fake;

import io.trailwright.core.json.Json;

/** Problems as the ledger answers them. */
final class Problems {
    private Problems() {}

    static FakeLedger.Answer of(int status, String slug) {
        return new FakeLedger.Answer(
                status,
                Json.object()
                        .put("type", "https://trailwright.dev/problems/" + slug)
                        .put("title", slug)
                        .put("status", status)
                        .put("detail", "The fake ledger says " + slug + ".")
                        .build());
    }
}
