/** One decision in one file, and its offline verification. */
@NullMarked
package io.trailwright.core.bundle;

import org.jspecify.annotations.NullMarked;
