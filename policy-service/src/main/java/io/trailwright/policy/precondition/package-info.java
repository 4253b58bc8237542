/** Conditional writes (RFC 9110, section 13): who replaces something says what it believes to replace. */
@NullMarked
package io.trailwright.policy.precondition;

import org.jspecify.annotations.NullMarked;
