/** The rule language: facts in, tier, reasons, requirement and what is missing out. Pure and synchronous. */
@NullMarked
package io.trailwright.policy.rules;

import org.jspecify.annotations.NullMarked;
