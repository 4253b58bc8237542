/** Decisions that come as a stream of lines: read as far as there is room, answered in their order. */
@NullMarked
package io.trailwright.ingest.decision.bulk;

import org.jspecify.annotations.NullMarked;
