package io.trailwright.reconstruction.account;

import java.util.List;

/**
 * One of the five parts of a decision.
 *
 * @param part request, evidence, recommendation, review or change
 * @param entries the entries that hold it; empty when there is none
 */
public record FivePart(String part, PartState state, List<Long> entries) {
    public FivePart {
        entries = List.copyOf(entries);
    }

    boolean lost() {
        return state.lost();
    }
}
