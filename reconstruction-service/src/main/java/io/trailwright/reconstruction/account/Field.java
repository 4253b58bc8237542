package io.trailwright.reconstruction.account;

import java.util.List;

/**
 * One of the nine things that a decision must carry or mark as not recorded.
 *
 * @param field its stable name, such as {@code workflow-owner}
 * @param label its name in plain English
 * @param value in plain English; what callers wrote is quoted; says why when there is none
 * @param entries the entries on which the value rests; empty when there is none
 */
public record Field(String field, String label, String value, PartState state, Known known, List<Long> entries) {
    public Field {
        entries = entries.stream().distinct().sorted().toList();
        if (state == PartState.RECORDED && entries.isEmpty()) {
            throw new IllegalArgumentException(field + " is recorded in no entry");
        }
    }
}
