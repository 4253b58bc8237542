package io.trailwright.approval.review;

import io.trailwright.core.trail.Statement;
import java.util.Optional;

/**
 * A decision that the ledger has acknowledged.
 *
 * @param state where the review stands with it, as {@link ReviewState#wire()}
 * @param receipt the ledger's proof; empty when the decision was in the trail before this request
 */
public record Decided(Statement statement, String state, Optional<Receipt> receipt) {}
