/** Trails over HTTP: JSON, the bundle, and the auditors' pages. */
@NullMarked
package io.trailwright.reconstruction.trail.http;

import org.jspecify.annotations.NullMarked;
