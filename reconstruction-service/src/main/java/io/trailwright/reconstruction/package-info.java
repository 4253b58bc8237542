/** Rebuilds, explains, verifies and exports trails. */
@NullMarked
package io.trailwright.reconstruction;

import org.jspecify.annotations.NullMarked;
