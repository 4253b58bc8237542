package io.trailwright.ingest.decision.http;

import io.trailwright.ingest.decision.Evidence;
import java.util.List;

/** Evidence as a request's JSON makes it. */
public final class EvidenceAt {
    private EvidenceAt() {}

    public static List<Evidence> of(EvidenceBody body) {
        return EvidenceBody.all("/evidence", List.of(body));
    }
}
