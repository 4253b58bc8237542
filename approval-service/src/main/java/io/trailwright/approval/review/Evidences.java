package io.trailwright.approval.review;

import io.trailwright.problem.StandardProblem;
import java.util.List;

/** Finds a piece of evidence. */
public final class Evidences {
    private Evidences() {}

    /**
     * @param number as it stands in an address: from 0, without leading zeros
     * @throws io.trailwright.problem.HttpProblem 404
     */
    public static EvidenceItem number(List<EvidenceItem> evidence, String number) {
        return evidence.stream()
                .filter(each -> String.valueOf(each.number()).equals(number))
                .findFirst()
                .orElseThrow(() -> StandardProblem.NOT_FOUND.problem("There is no such evidence."));
    }
}
