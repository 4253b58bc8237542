/** Policies over HTTP. */
@NullMarked
package io.trailwright.policy.policy.http;

import org.jspecify.annotations.NullMarked;
