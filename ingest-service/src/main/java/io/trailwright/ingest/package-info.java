/** Takes in records; owns the ledger, permits and the feed. */
@NullMarked
package io.trailwright.ingest;

import org.jspecify.annotations.NullMarked;
