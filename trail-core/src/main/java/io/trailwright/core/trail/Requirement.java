package io.trailwright.core.trail;

import io.trailwright.core.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a tier demands of one decision.
 *
 * @param evidence kinds of evidence that must be there
 * @param fields of the nine fields, those that the caller must supply
 * @param approvals number of distinct approvers, 0 for none
 * @param groups an approver must be in one of these; empty means nobody can approve
 * @param excluded who cannot approve, whatever their groups
 * @param timeLimit from the evaluation to expiry
 * @param permitFor lifetime of a permit
 * @param retention how long bodies are kept, an ISO 8601 period
 */
public record Requirement(
        List<NeededEvidence> evidence,
        List<String> fields,
        int approvals,
        List<String> groups,
        Set<Exclusion> excluded,
        Duration timeLimit,
        Duration permitFor,
        String retention) {

    /** @param maxAge how old it may be at evaluation; empty for any age */
    public record NeededEvidence(String kind, Optional<Duration> maxAge) {}

    /** Roles in a decision whose holder cannot approve it. */
    public enum Exclusion {
        REQUESTER,
        WORKFLOW_OWNER,
        EVIDENCE_SUPPLIER,
        POLICY_AUTHOR
    }

    public Requirement {
        if (approvals < 0) {
            throw new IllegalArgumentException("approvals is " + approvals);
        }
        if (timeLimit.isNegative() || timeLimit.isZero() || permitFor.isNegative() || permitFor.isZero()) {
            throw new IllegalArgumentException("timeLimit is " + timeLimit + " and permitFor " + permitFor);
        }
        evidence = List.copyOf(evidence);
        fields = List.copyOf(fields);
        groups = List.copyOf(groups);
        excluded = Set.copyOf(excluded);
    }

    public static Requirement read(Json.Obj json) {
        return new Requirement(
                json.objectList("evidence").stream()
                        .map(item -> new NeededEvidence(
                                item.string("kind"), item.optString("maxAge").map(Duration::parse)))
                        .toList(),
                json.stringList("fields"),
                Math.toIntExact(json.integer("approvals")),
                json.stringList("groups"),
                json.stringList("excluded").stream()
                        .map(name -> Wire.parse(Exclusion.class, name))
                        .collect(Collectors.toUnmodifiableSet()),
                Duration.parse(json.string("timeLimit")),
                Duration.parse(json.string("permitFor")),
                json.string("retention"));
    }
}
