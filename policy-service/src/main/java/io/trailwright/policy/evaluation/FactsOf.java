package io.trailwright.policy.evaluation;

import io.trailwright.policy.rules.DecisionField;
import io.trailwright.policy.rules.Facts;
import io.trailwright.policy.workflow.Registration;
import io.trailwright.policy.workflow.WorkflowVersion;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes facts of a proposal and the registration of its workflow. */
final class FactsOf {

    private FactsOf() {}

    static Facts proposal(Proposal proposal, WorkflowVersion workflow) {
        Registration registration = workflow.registration();
        List<String> categories = proposal.dataCategories().stream().distinct().toList();
        return new Facts(
                proposal.at(),
                new Facts.Workflow(registration.id(), workflow.version(), workflow.digest()),
                new Facts.Action(proposal.actionType(), proposal.actionTarget(), proposal.arguments()),
                tool(proposal, registration),
                categories,
                categories.stream()
                        .filter(category -> !registration.dataCategories().contains(category))
                        .toList(),
                proposal.evidence(),
                supplied(proposal));
    }

    private static Facts.Tool tool(Proposal proposal, Registration registration) {
        return proposal.tool()
                .map(tool -> new Facts.Tool(
                        tool.provider(), Optional.of(tool.name()), registration.approves(tool.provider(), tool.name())))
                .orElse(new Facts.Tool(Optional.empty(), Optional.empty(), false));
    }

    private static Set<DecisionField> supplied(Proposal proposal) {
        Set<DecisionField> supplied = EnumSet.of(DecisionField.WORKFLOW_OWNER);
        addIf(supplied, DecisionField.TOOL, proposal.tool().isPresent());
        addIf(supplied, DecisionField.DATA_CATEGORY, !proposal.dataCategories().isEmpty());
        addIf(supplied, DecisionField.PROMPT, proposal.promptNamed());
        addIf(supplied, DecisionField.SOURCES, !proposal.evidence().isEmpty());
        addIf(supplied, DecisionField.OUTPUT, proposal.outputGiven());
        addIf(supplied, DecisionField.EXCEPTIONS, proposal.exceptionsDeclared());
        return supplied;
    }

    private static void addIf(Set<DecisionField> fields, DecisionField field, boolean there) {
        if (there) {
            fields.add(field);
        }
    }
}
