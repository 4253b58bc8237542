package io.trailwright.approval.claim.db;

import java.io.Serializable;
import java.util.UUID;

/** The decision that is claimed. */
record ClaimKey(String log, UUID trail) implements Serializable {}
