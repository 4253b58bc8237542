/** Breaks the running stack on purpose, keeps an account of what it was told, and compares that with what is stored. */
@NullMarked
package io.trailwright.e2e.faults;

import org.jspecify.annotations.NullMarked;
