/** Tests of who may call and whether a service may start. */
@NullMarked
package io.trailwright.access;

import org.jspecify.annotations.NullMarked;
