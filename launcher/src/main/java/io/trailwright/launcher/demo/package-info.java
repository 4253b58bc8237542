/** The demo: one risky decision told from proposal to proof, and six more in brief. */
@NullMarked
package io.trailwright.launcher.demo;

import org.jspecify.annotations.NullMarked;
