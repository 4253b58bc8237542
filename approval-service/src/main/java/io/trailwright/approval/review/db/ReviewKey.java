package io.trailwright.approval.review.db;

import java.io.Serializable;
import java.util.UUID;

/** The decision that a review is about. */
record ReviewKey(String log, UUID trail) implements Serializable {}
