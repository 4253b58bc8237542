/** The ledger in PostgreSQL: one batch is one transaction on the reactive client. */
@NullMarked
package io.trailwright.ingest.ledger.db;

import org.jspecify.annotations.NullMarked;
