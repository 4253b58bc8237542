/** Verifies a trail from what the ledger hands out, trusting nothing that it says. */
@NullMarked
package io.trailwright.reconstruction.verification;

import org.jspecify.annotations.NullMarked;
