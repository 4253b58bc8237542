/** What the ledger hands out: read, and not yet believed. */
@NullMarked
package io.trailwright.reconstruction.ledger;

import org.jspecify.annotations.NullMarked;
