package io.trailwright.ingest.permit;

import io.trailwright.core.trail.TrailState;
import io.trailwright.ingest.ledger.EntryDraft;
import java.time.Instant;
import java.util.UUID;

/** Permits for tests of other packages. */
public final class PermitDrafts {
    private PermitDrafts() {}

    public static EntryDraft issued(TrailState state, UUID id, Instant now) {
        return PermitRules.issued(((PermitRules.Answer.Issue) PermitRules.ask(state, id, now)).permit());
    }
}
