package io.trailwright.approval.trail.db;

import java.io.Serializable;

/** Where an entry stands: the log and the position in it. */
record EntryKey(String log, long position) implements Serializable {}
