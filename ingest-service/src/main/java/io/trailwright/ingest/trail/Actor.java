package io.trailwright.ingest.trail;

import io.trailwright.access.Caller;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.ledger.PartDraft;

/** The {@code actor} part: who sent a fact, from the verified token and from nothing else. */
public final class Actor {

    private Actor() {}

    public static PartDraft part(Caller caller) {
        return PartDraft.of(
                "actor",
                Json.object()
                        .put("iss", caller.iss())
                        .put("sub", caller.sub())
                        .put("client", caller.client())
                        .put("tenant", caller.tenant())
                        .build());
    }
}
