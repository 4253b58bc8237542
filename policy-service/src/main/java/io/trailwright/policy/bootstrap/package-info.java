/** Loads the workflows and policies of a folder at start. */
@NullMarked
package io.trailwright.policy.bootstrap;

import org.jspecify.annotations.NullMarked;
