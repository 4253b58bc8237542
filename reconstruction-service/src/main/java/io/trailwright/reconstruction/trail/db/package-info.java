/** Reads the list of trails from PostgreSQL. */
@NullMarked
package io.trailwright.reconstruction.trail.db;

import org.jspecify.annotations.NullMarked;
