/** Figures of what witnesses have not seen yet for Prometheus; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.ingest.publication.metrics;

import org.jspecify.annotations.NullMarked;
