package io.trailwright.approval.review.http;

import io.trailwright.approval.show.Times;
import io.trailwright.approval.show.VisibleText;
import io.trailwright.core.trail.Requirement;
import io.trailwright.core.trail.Requirement.Exclusion;
import io.trailwright.core.trail.Requirement.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        if (!requirement.escalation().isEmpty()) {
            lines.add(escalation(requirement));
        }
        qualifications(requirement).ifPresent(lines::add);
        if (!requirement.riskAcceptance().isEmpty()) {
            lines.add("Evidence that cannot be looked at may be accepted unread by "
                    + HandoverWords.groups(requirement.riskAcceptance()) + ".");
        }
        requirement.breakGlass().map(RequirementShown::breakGlass).ifPresent(lines::add);
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

    /** One after the other, where policy says so. */
    private static String approvals(Requirement requirement) {
        if (requirement.stages().size() > 1) {
            return requirement.stages().stream()
                    .map(stage -> VisibleText.line(stage.name()) + ": "
                            + approvals(stage.approvals(), stage.groups(), stage.distinctGroups()))
                    .collect(Collectors.joining("; then ", "", "."));
        }
        var one = requirement.stages().stream().findFirst();
        return approvals(
                        requirement.approvals(),
                        requirement.groups(),
                        one.filter(Stage::distinctGroups).isPresent())
                + ".";
    }

    private static String approvals(int approvals, List<String> groups, boolean distinct) {
        var people = approvals == 1 ? "One approval" : approvals + " approvals by different people";
        return people + (distinct && approvals > 1 ? " of different groups" : "") + " from "
                + HandoverWords.groups(groups);
    }

    private static String escalation(Requirement requirement) {
        return requirement.escalation().stream()
                .map(step -> HandoverWords.groups(step.groups()) + " after " + Times.length(step.after()))
                .collect(Collectors.joining(", ", "Asked besides: ", "."));
    }

    private static Optional<String> qualifications(Requirement requirement) {
        var asked = new ArrayList<String>();
        if (!requirement.training().isEmpty()) {
            asked.add("is trained in "
                    + requirement.training().stream()
                            .map(course -> VisibleText.line(course).text())
                            .collect(Collectors.joining(" and ")));
        }
        if (requirement.conflictDeclaration()) {
            asked.add("declares to have no conflict of interest");
        }
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of("Whoever lets it run " + String.join(" and ", asked) + ".");
    }

    private static String breakGlass(Requirement.BreakGlassRule rule) {
        return "In an emergency " + HandoverWords.groups(rule.groups()) + " may let it run for "
                + Times.length(rule.permitFor()) + ", which has to be reviewed within "
                + Times.length(rule.reviewWithin()) + ".";
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
