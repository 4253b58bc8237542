package io.trailwright.reconstruction.trail.db;

import java.io.Serializable;
import java.util.UUID;

/** A trail's place: its log and its decision. */
record TrailKey(String log, UUID id) implements Serializable {}
