/** Tests of what the other modules' tests rely on. */
@NullMarked
package io.trailwright.testing;

import org.jspecify.annotations.NullMarked;
