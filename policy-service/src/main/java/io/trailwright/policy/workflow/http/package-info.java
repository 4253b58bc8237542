/** Workflows over HTTP. */
@NullMarked
package io.trailwright.policy.workflow.http;

import org.jspecify.annotations.NullMarked;
