/** Who calls, for which tenant, and whether a service may start at all. */
@NullMarked
package io.trailwright.access;

import org.jspecify.annotations.NullMarked;
