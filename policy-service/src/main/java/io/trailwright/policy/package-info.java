/** Versioned risk-tier policies: evaluates, tests, replays. */
@NullMarked
package io.trailwright.policy;

import org.jspecify.annotations.NullMarked;
