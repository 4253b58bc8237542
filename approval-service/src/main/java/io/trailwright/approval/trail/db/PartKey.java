package io.trailwright.approval.trail.db;

import java.io.Serializable;

/** A part by its name, inside the entry at a position of a log. */
record PartKey(String log, long position, String name) implements Serializable {}
