/** Figures of what waits for people; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.approval.review.metrics;

import org.jspecify.annotations.NullMarked;
