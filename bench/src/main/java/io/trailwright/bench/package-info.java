/** Ratios of the product to floors and peers, measured side by side in one run. */
@NullMarked
package io.trailwright.bench;

import org.jspecify.annotations.NullMarked;
