/** The decisions under {@code examples/decisions}: read, with their evidence files put in. */
@NullMarked
package io.trailwright.launcher.example;

import org.jspecify.annotations.NullMarked;
