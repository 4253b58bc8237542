/** Witnesses over HTTP (C2SP tlog-witness): one call, with a deadline, a bounded answer, and the meaning of each status. */
@NullMarked
package io.trailwright.ingest.client.witness;

import org.jspecify.annotations.NullMarked;
