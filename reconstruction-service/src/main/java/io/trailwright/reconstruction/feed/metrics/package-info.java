/** Figures of following the ledger; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.reconstruction.feed.metrics;

import org.jspecify.annotations.NullMarked;
