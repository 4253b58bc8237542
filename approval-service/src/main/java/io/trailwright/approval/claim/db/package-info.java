/** Where claims are kept. */
@NullMarked
package io.trailwright.approval.claim.db;

import org.jspecify.annotations.NullMarked;
