/** The policy service: one batched call at a time, with a deadline, and the meaning of each failure. */
@NullMarked
package io.trailwright.ingest.client.policy;

import org.jspecify.annotations.NullMarked;
