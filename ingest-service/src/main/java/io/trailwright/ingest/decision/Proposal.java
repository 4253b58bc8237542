package io.trailwright.ingest.decision;

import io.trailwright.access.Caller;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.evaluation.EvaluationItem;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.trail.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an agent proposes, as it is recorded. All of it is declared by the caller.
 *
 * @param exceptions known exceptions; an empty list declares that there are none, absence declares nothing
 */
public record Proposal(
        Json.Obj request,
        Json.Obj action,
        List<Evidence> evidence,
        Optional<Json.Obj> recommendation,
        Optional<List<String>> exceptions) {

    public Proposal {
        evidence = List.copyOf(evidence);
    }

    EntryDraft draft(Caller caller) {
        var parts = new ArrayList<PartDraft>();
        parts.add(Actor.part(caller));
        parts.add(PartDraft.of("request", request));
        parts.add(PartDraft.of("action", action));
        parts.addAll(Evidence.parts(evidence));
        recommendation.ifPresent(value -> parts.add(PartDraft.of("recommendation", value)));
        exceptions.ifPresent(value -> parts.add(PartDraft.of("exceptions", Json.strings(value))));
        return new EntryDraft(EntryKind.DECISION_PROPOSED, parts);
    }

    EvaluationItem item(String tenant, Instant at) {
        return EvaluationItem.of(
                tenant,
                at,
                request,
                action,
                Evidence.descriptions(evidence),
                recommendation.isPresent(),
                exceptions.isPresent());
    }
}
