/** Registered workflows: who owns them and which tools, data and actions they may use; every version is kept. */
@NullMarked
package io.trailwright.policy.workflow;

import org.jspecify.annotations.NullMarked;
