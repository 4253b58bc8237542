/** The service's own copy of trails: exact bytes as recorded, so that pages are rendered from nothing else. */
@NullMarked
package io.trailwright.approval.trail;

import org.jspecify.annotations.NullMarked;
