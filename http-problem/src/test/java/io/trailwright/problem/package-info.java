/** Tests of the problems, each seen by a real caller over HTTP. */
@NullMarked
package io.trailwright.problem;

import org.jspecify.annotations.NullMarked;
