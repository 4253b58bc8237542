/** The ledger, as this service calls it: deadlines, retries and the meaning of each failure. */
@NullMarked
package io.trailwright.approval.client.ingest;

import org.jspecify.annotations.NullMarked;
