/** A trail as it was read, and the way to add to it only what was decided on that reading. */
@NullMarked
package io.trailwright.ingest.trail;

import org.jspecify.annotations.NullMarked;
