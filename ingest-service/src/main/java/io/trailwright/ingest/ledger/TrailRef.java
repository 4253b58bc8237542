package io.trailwright.ingest.ledger;

import java.util.UUID;

/** Which trail of which log. */
public record TrailRef(String log, UUID trail) {}
