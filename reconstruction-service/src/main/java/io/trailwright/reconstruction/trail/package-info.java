/** Rebuilds trails: account, verification, export, and the list of them. */
@NullMarked
package io.trailwright.reconstruction.trail;

import org.jspecify.annotations.NullMarked;
