/** RFC 9457 problems for every service; stands in for quarkus-http-problem. */
@NullMarked
package io.trailwright.problem;

import org.jspecify.annotations.NullMarked;
