/** A decision is proposed, gets more evidence, notes and the report of what was done, and is read. */
@NullMarked
package io.trailwright.ingest.decision;

import org.jspecify.annotations.NullMarked;
