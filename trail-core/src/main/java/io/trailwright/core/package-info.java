/** Entries, Merkle log, trail fold and bundles: what every party must agree on byte for byte. */
@NullMarked
package io.trailwright.core;

import org.jspecify.annotations.NullMarked;
