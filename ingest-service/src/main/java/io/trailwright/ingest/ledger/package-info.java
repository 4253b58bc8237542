/** The append-only log of every tenant: what is asked of it, the plan of one batch, and the receipts it gives. */
@NullMarked
package io.trailwright.ingest.ledger;

import org.jspecify.annotations.NullMarked;
