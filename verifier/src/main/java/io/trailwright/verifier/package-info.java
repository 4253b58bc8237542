/** Verifies a bundle offline, with trail-core alone. */
@NullMarked
package io.trailwright.verifier;

import org.jspecify.annotations.NullMarked;
