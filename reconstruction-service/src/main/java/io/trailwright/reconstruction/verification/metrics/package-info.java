/** Figures of verifying; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.reconstruction.verification.metrics;

import org.jspecify.annotations.NullMarked;
