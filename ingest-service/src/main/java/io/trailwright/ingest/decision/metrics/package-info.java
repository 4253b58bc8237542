/** Figures of what should not have happened for Prometheus; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.ingest.decision.metrics;

import org.jspecify.annotations.NullMarked;
