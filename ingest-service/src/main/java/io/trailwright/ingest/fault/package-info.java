/** Where a test may make this process die, fail or stall; inert unless a test's setting names a point. */
@NullMarked
package io.trailwright.ingest.fault;

import org.jspecify.annotations.NullMarked;
