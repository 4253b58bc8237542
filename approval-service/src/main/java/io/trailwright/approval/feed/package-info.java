/** Follows the ledger's feed of every log, and moves its cursor together with what is derived from it. */
@NullMarked
package io.trailwright.approval.feed;

import org.jspecify.annotations.NullMarked;
