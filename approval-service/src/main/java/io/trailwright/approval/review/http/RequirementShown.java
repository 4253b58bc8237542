package io.trailwright.approval.review.http;

import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.Requirement;
import io.trailwright.core.trail.Requirement.Exclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A requirement in sentences. */
final class RequirementShown {
    private RequirementShown() {}

    static List<String> of(Requirement requirement) {
        var lines = new ArrayList<String>();
        lines.add(approvals(requirement));
        if (!requirement.excluded().isEmpty()) {
            lines.add("Not by "
                    + requirement.excluded().stream()
                            .sorted()
                            .map(RequirementShown::name)
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (!requirement.evidence().isEmpty()) {
            lines.add("Evidence: "
                    + requirement.evidence().stream()
                            .map(RequirementShown::evidence)
                            .collect(Collectors.joining(", ")) + ".");
        }
        lines.add("Decided within " + Times.length(requirement.timeLimit()) + " of the evaluation.");
        lines.add("Once approved, it may run for " + Times.length(requirement.permitFor())
                + " after a permit is issued.");
        return List.copyOf(lines);
    }

    private static String approvals(Requirement requirement) {
        var people = requirement.approvals() == 1
                ? "One approval"
                : requirement.approvals() + " approvals by different people";
        return people + " from "
                + requirement.groups().stream()
                        .map(group -> VisibleText.line(group).text())
                        .collect(Collectors.joining(" or "))
                + ".";
    }

    private static String name(Exclusion exclusion) {
        return switch (exclusion) {
            case REQUESTER -> "whoever asked for it";
            case WORKFLOW_OWNER -> "the workflow's owner";
            case EVIDENCE_SUPPLIER -> "whoever supplied evidence";
            case POLICY_AUTHOR -> "the policy's author";
        };
    }

    private static String evidence(Requirement.NeededEvidence needed) {
        var kind = VisibleText.line(needed.kind()).text();
        return needed.maxAge()
                .map(age -> kind + " (at most " + Times.length(age) + " old)")
                .orElse(kind);
    }
}
