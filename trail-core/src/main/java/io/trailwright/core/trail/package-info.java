/** The fold of a trail's entries into what may happen next. */
@NullMarked
package io.trailwright.core.trail;

import org.jspecify.annotations.NullMarked;
