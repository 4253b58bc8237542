/** Reviews: what waits for people, who may decide, what they are shown and what they stated. */
@NullMarked
package io.trailwright.approval.review;

import org.jspecify.annotations.NullMarked;
