/** Calls the ingest service, which owns the ledger. */
@NullMarked
package io.trailwright.reconstruction.client.ingest;

import org.jspecify.annotations.NullMarked;
