/** Evaluations over HTTP, for the ledger alone. */
@NullMarked
package io.trailwright.policy.evaluation.http;

import org.jspecify.annotations.NullMarked;
