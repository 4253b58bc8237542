/** The ledger over HTTP: feed, checkpoint, proofs and the proven entries of one decision. */
@NullMarked
package io.trailwright.ingest.ledger.http;

import org.jspecify.annotations.NullMarked;
