/** Figures of permits for Prometheus; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.ingest.permit.metrics;

import org.jspecify.annotations.NullMarked;
