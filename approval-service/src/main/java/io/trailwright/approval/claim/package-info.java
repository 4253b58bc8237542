/** Who is at a review at the moment, so that two people do not read the same at once. */
@NullMarked
package io.trailwright.approval.claim;

import org.jspecify.annotations.NullMarked;
