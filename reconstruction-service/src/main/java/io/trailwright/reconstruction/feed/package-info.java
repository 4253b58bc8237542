/** Follows every log of the ledger and keeps a copy of its own, rebuildable from zero. */
@NullMarked
package io.trailwright.reconstruction.feed;

import org.jspecify.annotations.NullMarked;
