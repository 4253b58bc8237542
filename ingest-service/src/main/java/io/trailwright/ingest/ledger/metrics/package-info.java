/** The ledger's figures for Prometheus; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.ingest.ledger.metrics;

import org.jspecify.annotations.NullMarked;
