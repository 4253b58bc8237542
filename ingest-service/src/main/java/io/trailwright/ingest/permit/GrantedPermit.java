package io.trailwright.ingest.permit;

import io.trailwright.ingest.ledger.Receipt;

/** A permit that was asked for, with the proof that its issue is recorded. */
public record GrantedPermit(IssuedPermit permit, Receipt receipt) {}
