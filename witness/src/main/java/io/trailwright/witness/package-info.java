/** A small separate process that cosigns the checkpoints of logs which continue what it has seen before. */
@NullMarked
package io.trailwright.witness;

import org.jspecify.annotations.NullMarked;
