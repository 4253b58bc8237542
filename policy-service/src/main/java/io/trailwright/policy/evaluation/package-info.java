/** Evaluates proposed decisions: facts from the registration and the action, tier from the policy in scope. */
@NullMarked
package io.trailwright.policy.evaluation;

import org.jspecify.annotations.NullMarked;
