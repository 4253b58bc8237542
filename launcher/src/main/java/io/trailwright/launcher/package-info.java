/** The command line: starts the whole stack on one machine, and tells the demo. */
@NullMarked
package io.trailwright.launcher;

import org.jspecify.annotations.NullMarked;
