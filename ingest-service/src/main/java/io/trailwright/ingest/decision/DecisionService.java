package io.trailwright.ingest.decision;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.evaluation.EvaluatedDraft;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.evaluation.EvaluationOutcome;
import io.trailwright.ingest.evaluation.Evaluator;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.permit.Permits;
import io.trailwright.ingest.trail.Actor;
import io.trailwright.ingest.trail.NewIds;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.ingest.trail.Written;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes in decisions and their evidence: whatever changes what policy is asked. */
@ApplicationScoped
public class DecisionService {
    private final TrailWriter writer;
    private final Evaluator evaluator;
    private final Permits permits;
    private final NewIds ids;
    private final Clock clock;

    DecisionService(TrailWriter writer, Evaluator evaluator, Permits permits, NewIds ids, Clock clock) {
        this.writer = writer;
        this.evaluator = evaluator;
        this.permits = permits;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Records a new decision with its evaluation, and with its permit where nothing stands in the way: one append.
     *
     * @return fails with {@code unknown-workflow} or {@code unknown-action} when policy says so; then nothing is recorded.
     *     Without an answer of policy the decision is recorded and undetermined
     */
    public Uni<Written> propose(Caller caller, IdempotencyKey key, Proposal proposal) {
        return evaluator
                .evaluate(proposal.item(caller.tenant(), clock.instant()))
                .flatMap(outcome -> record(caller, key, proposal, outcome));
    }

    /** The append finds a repetition by its key; only where nothing is appended must the key be looked for. */
    private Uni<Written> record(Caller caller, IdempotencyKey key, Proposal proposal, EvaluationOutcome outcome) {
        if (outcome instanceof EvaluationOutcome.Refused refused) {
            return writer.replay(caller.tenant(), key).map(before -> before.orElseThrow(() -> unknown(refused)));
        }
        var trail = ids.next();
        var drafts = new ArrayList<EntryDraft>();
        drafts.add(proposal.draft(caller));
        drafts.add(EvaluatedDraft.of(outcome));
        if (outcome.mayAllowAtOnce()) {
            permits.alongWith(caller.tenant(), trail, List.of(), drafts, clock.instant())
                    .ifPresent(drafts::add);
        }
        return writer.create(caller.tenant(), trail, key, drafts);
    }

    private static HttpProblem unknown(EvaluationOutcome.Refused refused) {
        return switch (refused.kind()) {
            case UNKNOWN_WORKFLOW ->
                ProblemType.UNKNOWN_WORKFLOW
                        .with("Name a registered workflow, or let an administrator register this one first.")
                        .violation(refused.pointer(), "is not a registered workflow")
                        .build();
            case UNKNOWN_ACTION ->
                ProblemType.UNKNOWN_ACTION
                        .with("Name an action that the workflow is registered for.")
                        .violation(refused.pointer(), "is not an action of the workflow")
                        .build();
        };
    }

    /**
     * Adds evidence to a decision, whatever its verdict; what was approved before is void, and policy is asked again.
     *
     * @param evidence 1 or more
     */
    public Uni<Written> addEvidence(Caller caller, UUID decision, IdempotencyKey key, List<Evidence> evidence) {
        return writer.write(caller.tenant(), decision, Optional.of(key), seen -> evaluateWith(seen, evidence)
                .map(evaluated -> withEvidence(seen, caller, evidence, evaluated)));
    }

    /** Of a trail that is not as it was recorded nobody can say what it holds: the evidence is recorded, and nothing may run. */
    private Uni<EntryDraft> evaluateWith(SeenTrail seen, List<Evidence> evidence) {
        if (!seen.intact()) {
            return Uni.createFrom().item(EvaluatedDraft.undetermined("trail-broken"));
        }
        var item = EvaluationItem.of(seen.log(), seen.now(), seen.entries(), Evidence.descriptions(evidence));
        return item.isPresent()
                ? evaluator.evaluate(item.get()).map(EvaluatedDraft::of)
                : Uni.createFrom().item(EvaluatedDraft.undetermined("erased"));
    }

    private List<EntryDraft> withEvidence(
            SeenTrail seen, Caller caller, List<Evidence> evidence, EntryDraft evaluated) {
        var parts = new ArrayList<PartDraft>();
        parts.add(Actor.part(caller));
        parts.addAll(Evidence.parts(evidence));
        var drafts = new ArrayList<EntryDraft>();
        drafts.add(new EntryDraft(EntryKind.EVIDENCE_ADDED, parts));
        drafts.add(evaluated);
        if (seen.intact()) {
            permits.alongWith(seen.log(), seen.trail(), seen.entries(), drafts, seen.now())
                    .ifPresent(drafts::add);
        }
        return drafts;
    }
}
