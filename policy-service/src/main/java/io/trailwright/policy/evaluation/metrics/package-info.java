/** Figures of evaluations; docs/operations/metrics.md says what each means. */
@NullMarked
package io.trailwright.policy.evaluation.metrics;

import org.jspecify.annotations.NullMarked;
