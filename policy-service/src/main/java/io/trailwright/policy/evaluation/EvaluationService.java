package io.trailwright.policy.evaluation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.trailwright.policy.policy.PoliciesInForce;
import io.trailwright.policy.policy.PoliciesInForce.InForce;
import io.trailwright.policy.policy.ScopeKey;
import io.trailwright.policy.rules.Evaluation;
import io.trailwright.policy.rules.Evaluator;
import io.trailwright.policy.rules.Facts;
import io.trailwright.policy.workflow.WorkflowKey;
import io.trailwright.policy.workflow.WorkflowService;
import io.trailwright.policy.workflow.WorkflowVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Evaluates batches of proposals: two questions to the store, asked at once, for a batch, however large. */
@ApplicationScoped
public class EvaluationService {

    private final WorkflowService workflows;
    private final PoliciesInForce policies;
    private final EvaluationMeter meter;

    /** Made by the container. */
    public EvaluationService(WorkflowService workflows, PoliciesInForce policies, EvaluationMeter meter) {
        this.workflows = workflows;
        this.policies = policies;
        this.meter = meter;
    }

    /** One result for each proposal, in the same order. Rules run on a worker thread, never on an event loop. */
    public Uni<List<EvaluationResult>> evaluate(List<Proposal> proposals) {
        var workflowKeys = proposals.stream().map(EvaluationService::workflow).collect(Collectors.toSet());
        var scopeKeys = proposals.stream().map(EvaluationService::scope).collect(Collectors.toSet());
        return Uni.combine()
                .all()
                .unis(workflows.current(workflowKeys), policies.covering(scopeKeys))
                .asTuple()
                .chain(known -> policies.compiled(known.getItem2())
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(inForce -> proposals.stream()
                                .map(proposal -> evaluate(proposal, known.getItem1(), inForce))
                                .toList()))
                .invoke(meter::evaluated);
    }

    private static EvaluationResult evaluate(
            Proposal proposal, Map<WorkflowKey, WorkflowVersion> registered, Map<ScopeKey, InForce> inForce) {
        WorkflowVersion workflow = registered.get(workflow(proposal));
        if (workflow == null) {
            return new EvaluationResult.Unknown(
                    "unknown-workflow", "No workflow of this id is registered. Register it first.", "/workflow");
        }
        if (!workflow.registration().allowsType(proposal.actionType())) {
            return unknownAction("type", workflow);
        }
        if (!workflow.registration().allows(proposal.actionType(), proposal.actionTarget())) {
            return unknownAction("target", workflow);
        }
        Facts facts = FactsOf.proposal(proposal, workflow);
        Optional<InForce> policy = Optional.ofNullable(inForce.get(scope(proposal)));
        return new EvaluationResult.Evaluated(
                facts, evaluate(facts, policy), workflow, policy.flatMap(InForce::author));
    }

    private static Evaluation evaluate(Facts facts, Optional<InForce> inForce) {
        if (inForce.isEmpty()) {
            return Evaluator.withoutPolicy(facts);
        }
        return inForce.get()
                .policy()
                .map(policy -> Evaluator.evaluate(facts, policy))
                .orElseGet(
                        () -> Evaluator.withUnusablePolicy(facts, inForce.get().ref()));
    }

    private static EvaluationResult unknownAction(String member, WorkflowVersion workflow) {
        String detail = "Workflow %s is not registered for this action %s. Register it for the action first."
                .formatted(workflow.registration().id(), member);
        return new EvaluationResult.Unknown("unknown-action", detail, "/action/" + member);
    }

    private static WorkflowKey workflow(Proposal proposal) {
        return new WorkflowKey(proposal.tenant(), proposal.workflow());
    }

    private static ScopeKey scope(Proposal proposal) {
        return new ScopeKey(proposal.tenant(), proposal.workflow(), proposal.actionType());
    }
}
