package io.trailwright.approval.secondlook.db;

import java.io.Serializable;
import java.util.UUID;

/** A decision. */
record SecondLookKey(String log, UUID trail) implements Serializable {}
