package io.trailwright.core.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.ObjBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Writes trails as the ledger would: real headers, commitments and chain; one entry a second. */
public final class TestTrail {
    public static final String ISSUER = "https://idp.example";
    public static final Instant START = Instant.parse("2026-11-22T12:00:00.000001Z");
    public static final UUID ID = UUID.fromString("0190f3a0-0000-7000-8000-000000000001");

    /** What {@link #evidence} adds. */
    public static final Digest EVIDENCE = Digest.of("invoice".getBytes(UTF_8));

    private final List<Entry> entries = new ArrayList<>();
    private Instant clock = START;

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    public Instant now() {
        return clock;
    }

    public TrailState state() {
        return TrailState.fold(entries, clock);
    }

    public TestTrail later(Duration duration) {
        clock = clock.plus(duration);
        return this;
    }

    public TestTrail add(EntryKind kind, Map<String, ? extends Json> content) {
        var parts = new TreeMap<String, Part>();
        var commitments = new TreeMap<String, Digest>();
        content.forEach((name, json) -> {
            var salt = Digest.of((entries.size() + name).getBytes(UTF_8)).bytes();
            var part = new Part.Present(salt, json.canonical());
            parts.put(name, part);
            commitments.put(name, part.commitment());
        });
        long seq = entries.size();
        var prev = seq == 0
                ? Optional.<Digest>empty()
                : Optional.of(entries.get(entries.size() - 1).leafHash());
        clock = clock.plusSeconds(1);
        var header = new Header("acme", ID, seq, prev, kind, clock, commitments);
        entries.add(new Entry(10 + seq, header.bytes(), header, parts));
        return this;
    }

    public static Json.Obj arguments(String amount) {
        return Json.object().put("amount", amount).put("currency", "EUR").build();
    }

    public TestTrail proposed() {
        return add(
                EntryKind.DECISION_PROPOSED,
                Map.of(
                        "actor",
                                Json.object()
                                        .put("iss", ISSUER)
                                        .put("sub", "agent")
                                        .put("client", "payout-agent")
                                        .build(),
                        "request",
                                Json.object()
                                        .put("workflow", "supplier-payouts")
                                        .put("summary", "Pay")
                                        .put(
                                                "requestedBy",
                                                Json.object()
                                                        .put("sub", "petra")
                                                        .put("name", "Petra")
                                                        .build())
                                        .build(),
                        "action", new Action("payment.payout", "bank", arguments("100.00")).json()));
    }

    public TestTrail evidence() {
        return add(
                EntryKind.EVIDENCE_ADDED,
                Map.of(
                        "actor",
                                Json.object()
                                        .put("iss", ISSUER)
                                        .put("sub", "supplier")
                                        .build(),
                        "evidence/0",
                                Json.object()
                                        .put("kind", "invoice")
                                        .put("digest", EVIDENCE.toString())
                                        .build()));
    }

    public TestTrail evaluated(Tier tier, int approvals, String... missing) {
        return evaluated(tier, requirement(approvals, "finance").build(), missing);
    }

    /** The usual requirement, to which stages and an escalation can be added. */
    public static ObjBuilder requirement(int approvals, String... groups) {
        return Json.object()
                .put("evidence", new Json.Arr(List.of()))
                .put("fields", new Json.Arr(List.of()))
                .put("approvals", approvals)
                .put("groups", Json.strings(List.of(groups)))
                .put("excluded", Json.strings(List.of("requester", "workflow-owner", "evidence-supplier")))
                .put("timeLimit", "PT1H")
                .put("permitFor", "PT10M")
                .put("retention", "P7Y");
    }

    public static Json.Obj stage(String name, int approvals, boolean distinctGroups, String... groups) {
        return Json.object()
                .put("name", name)
                .put("groups", Json.strings(List.of(groups)))
                .put("approvals", approvals)
                .put("distinctGroups", distinctGroups)
                .build();
    }

    public static Json.Obj step(String after, String... groups) {
        return Json.object()
                .put("after", after)
                .put("groups", Json.strings(List.of(groups)))
                .build();
    }

    public TestTrail evaluated(Tier tier, Json.Obj requirement, String... missing) {
        var lacking = Arrays.stream(missing)
                .map(what -> (Json)
                        Json.object().put("what", what).put("reason", "needed").build())
                .toList();
        return add(
                EntryKind.POLICY_EVALUATED,
                Map.of(
                        "evaluation",
                        Json.object()
                                .put("outcome", "evaluated")
                                .put(
                                        "policy",
                                        Json.object()
                                                .put("id", "payout")
                                                .put("version", 1)
                                                .put("digest", "sha256:x")
                                                .build())
                                .put("tier", tier.wire())
                                .put(
                                        "rules",
                                        new Json.Arr(List.of(Json.object()
                                                .put("id", "r1")
                                                .put("tier", tier.wire())
                                                .put("reason", "because")
                                                .build())))
                                .put("requirement", requirement)
                                .put("missing", new Json.Arr(lacking))
                                .put(
                                        "workflow",
                                        Json.object()
                                                .put("id", "supplier-payouts")
                                                .put("version", 1)
                                                .put(
                                                        "owner",
                                                        Json.object()
                                                                .put("iss", ISSUER)
                                                                .put("sub", "olivia")
                                                                .put("name", "Olivia")
                                                                .build())
                                                .put("approvedTools", Json.strings(List.of()))
                                                .put("dataCategories", Json.strings(List.of()))
                                                .put("digest", "sha256:y")
                                                .build())
                                .build()));
    }

    /** By this version of a policy, which this person published. */
    public TestTrail evaluatedByPolicyOf(String author, Json.Obj requirement) {
        var evaluation = new TestTrail()
                .proposed()
                .evaluated(Tier.HIGH, requirement)
                .entries()
                .get(1)
                .json("evaluation")
                .orElseThrow();
        var policy = new TreeMap<>(evaluation.object("policy").members());
        policy.put("author", person(author).json());
        var members = new TreeMap<>(evaluation.members());
        members.put("policy", new Json.Obj(policy));
        return add(EntryKind.POLICY_EVALUATED, Map.of("evaluation", new Json.Obj(members)));
    }

    public TestTrail undetermined() {
        return add(
                EntryKind.POLICY_EVALUATED,
                Map.of(
                        "evaluation",
                        Json.object()
                                .put("outcome", "undetermined")
                                .put("cause", "policy-unavailable")
                                .build()));
    }

    public TestTrail approved(String sub) {
        return decided(Statement.Outcome.APPROVED, sub, state().subject(), "finance");
    }

    public TestTrail rejected(String sub) {
        return decided(Statement.Outcome.REJECTED, sub, state().subject(), "finance");
    }

    public TestTrail decided(Statement.Outcome outcome, String sub, Digest subject, String... groups) {
        var statement = new Statement(ID, subject, Digest.of(new byte[0]), outcome, "meaning", "reason").json();
        var reviewer = reviewer(sub, groups).json();
        return add(EntryKind.REVIEW_DECIDED, Map.of("statement", statement, "reviewer", reviewer));
    }

    public TestTrail decided(Statement.Outcome outcome, String sub, String... groups) {
        return decided(outcome, sub, state().subject(), groups);
    }

    public static Reviewer reviewer(String sub, String... groups) {
        return new Reviewer(
                person(sub),
                Optional.of(sub),
                Set.of(groups),
                Optional.of("1"),
                List.of("pwd"),
                START,
                Optional.of("web"));
    }

    public static Person person(String sub) {
        return new Person(Optional.of(ISSUER), sub, Optional.of(sub));
    }

    public TestTrail opened() {
        return add(EntryKind.REVIEW_OPENED, Map.of("review", Json.object().build()));
    }

    /** Hands the decision on for an hour. */
    public TestTrail delegated(Reviewer from, Person to) {
        return delegated(from, to, clock.plusSeconds(3600));
    }

    public TestTrail delegated(Reviewer from, Person to, Instant until) {
        var delegation = new Delegation(ID, state().subject(), to, until, "on leave");
        return add(EntryKind.REVIEW_DELEGATED, Map.of("delegation", delegation.json(), "reviewer", from.json()));
    }

    public TestTrail escalated(int step, Optional<Reviewer> by, String... groups) {
        var escalation = new Escalation(ID, state().subject(), step, List.of(groups), by.isPresent() ? "stuck" : "");
        var parts = new TreeMap<String, Json>();
        parts.put("escalation", escalation.json());
        by.ifPresent(who -> parts.put("reviewer", who.json()));
        return add(EntryKind.REVIEW_ESCALATED, parts);
    }

    public TestTrail withdrawn(String sub) {
        var statement = new Statement(
                        ID, state().subject(), state().subject(), Statement.Outcome.WITHDRAWN, "meaning", "not needed")
                .json();
        var actor = Json.object().put("iss", ISSUER).put("sub", sub).build();
        return add(EntryKind.REVIEW_DECIDED, Map.of("statement", statement, "actor", actor));
    }

    public TestTrail expired() {
        var subject = state().subject();
        return add(
                EntryKind.REVIEW_DECIDED,
                Map.of(
                        "statement",
                        new Statement(ID, subject, Digest.of(new byte[0]), Statement.Outcome.EXPIRED, "meaning", "")
                                .json()));
    }

    public TestTrail permit() {
        var state = state();
        var permit = new Permit(
                UUID.fromString("0190f3a0-0000-7000-8000-00000000000" + entries.size() % 10),
                ID,
                "bank",
                "payment.payout",
                state.action().orElseThrow().argumentsDigest(),
                state.approvals().stream().map(Review::leafHash).toList(),
                new Evaluation.PolicyVersion("payout", 1, "sha256:x"),
                clock,
                clock.plusSeconds(600));
        return add(EntryKind.PERMIT_ISSUED, Map.of("permit", permit.json()));
    }

    public TestTrail redeemed() {
        return add(
                EntryKind.PERMIT_REDEEMED,
                Map.of("redemption", Json.object().put("permitId", "x").build()));
    }

    public TestTrail change(Change.Outcome outcome, String amount) {
        return add(
                EntryKind.CHANGE_REPORTED,
                Map.of(
                        "change",
                        Json.object()
                                .put("outcome", outcome.wire())
                                .put("known", "observed")
                                .put("action", new Action("payment.payout", "bank", arguments(amount)).json())
                                .build()));
    }
}
