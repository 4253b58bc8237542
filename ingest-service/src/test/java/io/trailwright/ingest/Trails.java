package io.trailwright.ingest;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TrailState;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.ingest.trail.Entries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Trails for tests of rules, entry by entry. */
public final class Trails {
    public static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
    public static final UUID ID = UUID.fromString("0193a5c0-0000-7000-8000-000000000001");
    public static final Json.Obj ARGUMENTS = Json.object().put("amount", 12).build();

    private final List<Entry> entries = new ArrayList<>();
    private Instant at = START;

    /** A proposal of Rita's, evaluated. */
    public static Trails proposed(String tier, int approvals, List<String> missing) {
        return new Trails()
                .add(
                        EntryKind.DECISION_PROPOSED,
                        Map.of(
                                "actor", actor("agent"),
                                "request",
                                        Json.object()
                                                .put("workflow", "payout")
                                                .put("summary", "s")
                                                .put("requestedBy", actor("rita"))
                                                .build(),
                                "action",
                                        Json.object()
                                                .put("type", "pay")
                                                .put("target", "erp")
                                                .put("arguments", ARGUMENTS)
                                                .build()))
                .evaluated(tier, approvals, missing);
    }

    public Trails evaluated(String tier, int approvals, List<String> missing) {
        return add(
                EntryKind.POLICY_EVALUATED,
                Map.of("facts", Json.object().build(), "evaluation", evaluation(tier, approvals, missing)));
    }

    /** As before, by a policy whose on-call people may break the glass for two minutes. */
    public Trails evaluatedForEmergencies() {
        var evaluation = evaluation("high", 1, List.of());
        var requirement = new LinkedHashMap<>(evaluation.object("requirement").members());
        requirement.put(
                "breakGlass",
                Json.object()
                        .put("groups", Json.strings(List.of("on-call")))
                        .put("permitFor", "PT2M")
                        .put("reviewWithin", "PT24H")
                        .build());
        var members = new LinkedHashMap<>(evaluation.members());
        members.put("requirement", new Json.Obj(requirement));
        return add(
                EntryKind.POLICY_EVALUATED,
                Map.of("facts", Json.object().build(), "evaluation", new Json.Obj(members)));
    }

    /** By somebody of these groups, about the content or, of a finding, about the break-glass. */
    public Trails decided(Statement.Outcome outcome, String sub, String group) {
        var about = outcome.finding() ? state().breakGlass().orElseThrow().subject() : state().subject();
        var statement = new Statement(ID, about, Digest.of(new byte[0]), outcome, "I answer for it", "because");
        return add(
                EntryKind.REVIEW_DECIDED,
                Map.of(
                        "statement",
                        statement.json(),
                        "reviewer",
                        reviewer(sub, group).json()));
    }

    public static Reviewer reviewer(String sub, String group) {
        var plain = reviewer(sub);
        return new Reviewer(
                plain.person(),
                plain.username(),
                Set.of(group),
                plain.acr(),
                plain.amr(),
                plain.authTime(),
                plain.client());
    }

    public Trails undetermined() {
        return add(
                EntryKind.POLICY_EVALUATED,
                Map.of(
                        "evaluation",
                        Json.object()
                                .put("outcome", "undetermined")
                                .put("cause", "policy-slow")
                                .build()));
    }

    public Trails evidence() {
        return add(EntryKind.EVIDENCE_ADDED, Map.of("actor", actor("agent")));
    }

    public Trails opened() {
        return add(EntryKind.REVIEW_OPENED, Map.of("review", Json.object().build()));
    }

    public Trails decided(Statement.Outcome outcome, String sub) {
        return add(
                EntryKind.REVIEW_DECIDED,
                Map.of(
                        "statement",
                        statement(outcome).json(),
                        "reviewer",
                        reviewer(sub).json()));
    }

    /** A statement of the service, without a person. */
    public Trails stated(Statement.Outcome outcome) {
        return add(
                EntryKind.REVIEW_DECIDED, Map.of("statement", statement(outcome).json()));
    }

    public Trails note() {
        return add(
                EntryKind.NOTE_ADDED,
                Map.of(
                        "note",
                        Json.object().put("kind", "appeal").put("text", "t").build()));
    }

    public Trails add(EntryDraft draft) {
        var next = Entries.provisional("acme", ID, entries, List.of(draft), at);
        entries.clear();
        entries.addAll(next);
        return this;
    }

    public Trails later(Duration step) {
        at = at.plus(step);
        return this;
    }

    private Trails add(EntryKind kind, Map<String, Json.Obj> parts) {
        return add(new EntryDraft(
                kind,
                parts.entrySet().stream()
                        .map(part ->
                                new PartDraft(part.getKey(), part.getValue().canonical()))
                        .toList()));
    }

    public List<Entry> entries() {
        return entries;
    }

    public Instant now() {
        return at;
    }

    public TrailState state() {
        return TrailState.fold(entries, at.plusMillis(1));
    }

    public Statement statement(Statement.Outcome outcome) {
        return new Statement(ID, state().subject(), Digest.of(new byte[0]), outcome, "I answer for it", "because");
    }

    public static Reviewer reviewer(String sub) {
        return new Reviewer(
                new Person(Optional.of("https://issuer.test"), sub, Optional.of(sub)),
                Optional.of(sub),
                Set.of("finance-reviewers"),
                Optional.of("1"),
                List.of("pwd"),
                START,
                Optional.of("ui"));
    }

    private static Json.Obj actor(String sub) {
        return Json.object().put("iss", "https://issuer.test").put("sub", sub).build();
    }

    public static Json.Obj evaluation(String tier, int approvals, List<String> missing) {
        var digest = "sha256:" + "ab".repeat(32);
        return Json.object()
                .put("outcome", "evaluated")
                .put("tier", tier)
                .put(
                        "policy",
                        Json.object()
                                .put("id", "p")
                                .put("version", 3)
                                .put("digest", digest)
                                .build())
                .put("rules", new Json.Arr(List.of()))
                .put(
                        "missing",
                        new Json.Arr(missing.stream()
                                .<Json>map(what -> Json.object()
                                        .put("what", what)
                                        .put("reason", "r")
                                        .build())
                                .toList()))
                .put(
                        "requirement",
                        Json.object()
                                .put("evidence", new Json.Arr(List.of()))
                                .put("fields", new Json.Arr(List.of()))
                                .put("approvals", approvals)
                                .put("groups", Json.strings(List.of("finance-reviewers")))
                                .put("excluded", Json.strings(List.of("requester", "workflow-owner")))
                                .put("timeLimit", "PT4H")
                                .put("permitFor", "PT5M")
                                .put("retention", "P7Y")
                                .build())
                .put(
                        "workflow",
                        Json.object()
                                .put("id", "payout")
                                .put("version", 1)
                                .put("owner", actor("olivia"))
                                .put("digest", digest)
                                .build())
                .build();
    }
}
