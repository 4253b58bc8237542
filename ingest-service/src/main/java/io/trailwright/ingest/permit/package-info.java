/** Permission for one action, once: issued by the fold of a trail, signed on demand, redeemed at most once. */
@NullMarked
package io.trailwright.ingest.permit;

import org.jspecify.annotations.NullMarked;
