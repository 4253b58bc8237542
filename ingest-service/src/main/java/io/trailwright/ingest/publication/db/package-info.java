/** Cosignatures in the ledger's database: added, never changed. */
@NullMarked
package io.trailwright.ingest.publication.db;

import org.jspecify.annotations.NullMarked;
