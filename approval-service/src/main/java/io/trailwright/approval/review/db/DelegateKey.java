package io.trailwright.approval.review.db;

import java.io.Serializable;
import java.util.UUID;

/** A person in a review. */
record DelegateKey(String log, UUID trail, String iss, String sub) implements Serializable {}
