/** Recorded text made harmless and visible for a reviewer's screen. */
@NullMarked
package io.trailwright.approval.show;

import org.jspecify.annotations.NullMarked;
