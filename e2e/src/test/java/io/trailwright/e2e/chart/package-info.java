/** The Helm chart's pods as processes on this machine. */
@NullMarked
package io.trailwright.e2e.chart;

import org.jspecify.annotations.NullMarked;
