package io.trailwright.reconstruction;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.BreakGlass;
import io.trailwright.core.trail.Change;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Evaluation;
import io.trailwright.core.trail.Permit;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Review;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Tier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** A supplier payout, step by step, with contents as the contract between the services has them. */
public final class Story {
    public static final String ISSUER = "https://idp.example/realms/trailwright";

    private final TrailBuilder trail;

    public Story() {
        this(new TrailBuilder());
    }

    public Story(TrailBuilder trail) {
        this.trail = trail;
    }

    /** The whole way: high risk, one approval, a permit, and an observed payment. */
    public static Story payout() {
        return payout(new TrailBuilder());
    }

    public static Story payout(TrailBuilder trail) {
        return new Story(trail)
                .proposed()
                .evaluated(Tier.HIGH, 1)
                .opened()
                .decided(Statement.Outcome.APPROVED, "alice", "Alice Moreau", "Invoice and contract agree.")
                .permit()
                .redeemed()
                .changed(Change.Outcome.EXECUTED, Change.Known.OBSERVED);
    }

    public TrailBuilder trail() {
        return trail;
    }

    public List<Entry> entries() {
        return trail.entries();
    }

    public static Json.Obj arguments(String amount) {
        return Json.object()
                .put("amount", amount)
                .put("currency", "EUR")
                .put("invoiceNumber", "NW-2026-118")
                .put(
                        "supplier",
                        Json.object()
                                .put("iban", "DE89370400440532013000")
                                .put("name", "Nordwind Logistik GmbH")
                                .build())
                .build();
    }

    public Story proposed() {
        var parts = new LinkedHashMap<String, byte[]>(proposal("Pay invoice NW-2026-118 to Nordwind Logistik GmbH"));
        evidence(parts, 0, "invoice", "Invoice NW-2026-118", "application/pdf", "%PDF-1.7 invoice".getBytes(UTF_8));
        evidence(parts, 1, "contract", "Framework contract", "text/plain", "We deliver, you pay.\n".getBytes(UTF_8));
        return propose(parts);
    }

    public Story propose(Map<String, byte[]> parts) {
        trail.add(EntryKind.DECISION_PROPOSED, parts);
        return this;
    }

    /** Everything but evidence. */
    public static Map<String, byte[]> proposal(String summary) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("actor", actor("payout-agent"));
        parts.put(
                "request",
                Json.object()
                        .put("workflow", "supplier-payouts")
                        .put("workflowVersion", "4")
                        .put("summary", summary)
                        .put(
                                "requestedBy",
                                Json.object()
                                        .put("sub", "dana")
                                        .put("name", "Dana Roy")
                                        .build())
                        .put("dataCategories", Json.strings(List.of("supplier master data")))
                        .put(
                                "tool",
                                Json.object()
                                        .put("name", "payout-planner")
                                        .put("version", "2.3")
                                        .put("provider", "in-house")
                                        .build())
                        .put(
                                "prompt",
                                Json.object()
                                        .put("id", "payout-check")
                                        .put("version", "7")
                                        .build())
                        .build()
                        .canonical());
        parts.put(
                "action",
                new Action("payment.payout", "erp-payments", arguments("48200.00"))
                        .json()
                        .canonical());
        parts.put(
                "recommendation",
                Json.object()
                        .put("summary", "Pay in full: amounts match.")
                        .put("output", Json.object().put("match", true).build())
                        .put("confidence", new Json.Num(0.93))
                        .build()
                        .canonical());
        parts.put("exceptions", Json.strings(List.of()).canonical());
        return parts;
    }

    public static void evidence(
            Map<String, byte[]> parts, int n, String kind, String title, String type, byte[] content) {
        parts.put(
                "evidence/" + n,
                Json.object()
                        .put("kind", kind)
                        .put("title", title)
                        .put("mediaType", type)
                        .put("digest", Digest.of(content).toString())
                        .put("size", content.length)
                        .put("obtainedAt", "2026-11-20T09:30:00Z")
                        .put("inline", true)
                        .build()
                        .canonical());
        parts.put("evidence/" + n + "/content", content);
    }

    private static byte[] actor(String client) {
        return Json.object()
                .put("iss", ISSUER)
                .put("sub", "service-" + client)
                .put("client", client)
                .put("tenant", "acme")
                .build()
                .canonical();
    }

    public Story evidenceAdded() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("actor", actor("payout-agent"));
        evidence(parts, 0, "delivery-note", "Delivery note", "text/plain", "12 pallets".getBytes(UTF_8));
        trail.add(EntryKind.EVIDENCE_ADDED, parts);
        return this;
    }

    public Story evaluated(Tier tier, int approvals, String... missing) {
        return evaluated(tier, requirement(tier, approvals), missing);
    }

    /** A reviewer of finance, then a lead and a controller; managers are asked after two hours, directors after four. */
    public Story staged() {
        var members = new LinkedHashMap<>(requirement(Tier.HIGH, 3).members());
        members.put("groups", Json.strings(List.of("finance-reviewers", "leads", "controllers")));
        members.put(
                "stages",
                new Json.Arr(List.of(
                        stage("payables", 1, false, "finance-reviewers"),
                        stage("control", 2, true, "leads", "controllers"))));
        members.put("escalation", new Json.Arr(List.of(step("PT2H", "managers"), step("PT4H", "directors"))));
        return evaluated(Tier.HIGH, new Json.Obj(members));
    }

    /** One approval, which people on call can do without for a quarter of an hour. */
    public Story emergency() {
        var members = new LinkedHashMap<>(requirement(Tier.HIGH, 1).members());
        members.put(
                "breakGlass",
                Json.object()
                        .put("groups", Json.strings(List.of("on-call")))
                        .put("permitFor", "PT15M")
                        .put("reviewWithin", "PT24H")
                        .build());
        return evaluated(Tier.HIGH, new Json.Obj(members));
    }

    /** One approval, by people who are trained, declare to have no conflict, and may accept evidence unread. */
    public Story demanding() {
        var members = new LinkedHashMap<>(requirement(Tier.HIGH, 1).members());
        members.put("training", Json.strings(List.of("payments")));
        members.put(
                "conflictDeclaration",
                Json.object().put("b", true).build().members().get("b"));
        members.put(
                "riskAcceptance",
                Json.object()
                        .put("groups", Json.strings(List.of("risk-owners")))
                        .build());
        return evaluated(Tier.HIGH, new Json.Obj(members));
    }

    /** Takes no part. */
    public Story recused(String sub, String name, String reason) {
        return about(
                trail.state().subject(), Statement.Outcome.RECUSED, reason, reviewer(sub, name, "finance-reviewers"));
    }

    /** Approves with everything that is asked for, and this evidence unread. */
    public Story approvedUnread(String sub, String name, List<Digest> unread, String why) {
        var statement = new Statement(
                trail.id(),
                trail.state().subject(),
                Digest.of("view".getBytes(UTF_8)),
                Statement.Outcome.APPROVED,
                "I accept the risk.",
                "",
                new Statement.Declared(true, Optional.of(new Statement.RiskAccepted(unread, why))),
                Optional.empty());
        var trained = reviewer(sub, name, "finance-reviewers", "risk-owners")
                .with(Map.of("payments", trail.now().plus(Duration.ofDays(100))));
        return stated(statement, trained);
    }

    public Story breakGlass(String sub, String name, String reason) {
        return about(trail.state().subject(), Statement.Outcome.BREAK_GLASS, reason, reviewer(sub, name, "on-call"));
    }

    /** What a reviewer of finance found about the break-glass. */
    public Story found(Statement.Outcome finding, String sub, String name, String reason) {
        return about(
                trail.state().breakGlass().orElseThrow().subject(),
                finding,
                reason,
                reviewer(sub, name, "finance-reviewers"));
    }

    private Story about(Digest subject, Statement.Outcome outcome, String reason, Reviewer reviewer) {
        return stated(
                new Statement(
                        trail.id(), subject, Digest.of("view".getBytes(UTF_8)), outcome, "I answer for this.", reason),
                reviewer);
    }

    private static Json stage(String name, int approvals, boolean distinct, String... groups) {
        return Json.object()
                .put("name", name)
                .put("groups", Json.strings(List.of(groups)))
                .put("approvals", approvals)
                .put("distinctGroups", distinct)
                .build();
    }

    private static Json step(String after, String group) {
        return Json.object()
                .put("after", after)
                .put("groups", Json.strings(List.of(group)))
                .build();
    }

    private Story evaluated(Tier tier, Json.Obj requirement, String... missing) {
        var lacking = List.of(missing).stream()
                .map(what -> (Json) Json.object()
                        .put("what", what)
                        .put("reason", "A payout needs it.")
                        .build())
                .toList();
        trail.addJson(
                EntryKind.POLICY_EVALUATED,
                Map.of(
                        "facts", Json.object().put("amount", 48200).build(),
                        "evaluation",
                                Json.object()
                                        .put("outcome", "evaluated")
                                        .put(
                                                "policy",
                                                Json.object()
                                                        .put("id", "supplier-payouts")
                                                        .put("version", 3)
                                                        .put("digest", "sha256:p")
                                                        .build())
                                        .put("tier", tier.wire())
                                        .put(
                                                "rules",
                                                new Json.Arr(
                                                        tier == Tier.LOW
                                                                ? List.of()
                                                                : List.of(Json.object()
                                                                        .put("id", "large-amount")
                                                                        .put("tier", tier.wire())
                                                                        .put(
                                                                                "reason",
                                                                                "More than EUR 10,000 leave the"
                                                                                        + " company.")
                                                                        .build())))
                                        .put("requirement", requirement)
                                        .put("missing", new Json.Arr(lacking))
                                        .put(
                                                "workflow",
                                                Json.object()
                                                        .put("id", "supplier-payouts")
                                                        .put("version", 4)
                                                        .put(
                                                                "owner",
                                                                Json.object()
                                                                        .put("iss", ISSUER)
                                                                        .put("sub", "olivia")
                                                                        .put("name", "Olivia Berg")
                                                                        .build())
                                                        .put(
                                                                "approvedTools",
                                                                Json.strings(List.of("in-house/payout-planner")))
                                                        .put(
                                                                "dataCategories",
                                                                Json.strings(
                                                                        List.of("supplier master data", "invoices")))
                                                        .put("digest", "sha256:w")
                                                        .build())
                                        .build()));
        return this;
    }

    private static Json.Obj requirement(Tier tier, int approvals) {
        return Json.object()
                .put(
                        "evidence",
                        new Json.Arr(
                                tier == Tier.LOW
                                        ? List.of()
                                        : List.of(
                                                Json.object()
                                                        .put("kind", "invoice")
                                                        .build(),
                                                Json.object()
                                                        .put("kind", "contract")
                                                        .build())))
                .put("fields", Json.strings(tier == Tier.LOW ? List.of("tool") : List.of("tool", "prompt", "output")))
                .put("approvals", approvals)
                .put("groups", Json.strings(approvals == 0 ? List.of() : List.of("finance-reviewers")))
                .put("excluded", Json.strings(List.of("requester", "workflow-owner")))
                .put("timeLimit", "PT8H")
                .put("permitFor", "PT10M")
                .put("retention", "P10Y")
                .build();
    }

    public Story undetermined() {
        trail.addJson(
                EntryKind.POLICY_EVALUATED,
                Map.of(
                        "evaluation",
                        Json.object()
                                .put("outcome", "undetermined")
                                .put("cause", "policy-unavailable")
                                .build(),
                        "degraded",
                        Json.object().put("cause", "policy-unavailable").build()));
        return this;
    }

    public Story opened() {
        trail.addJson(
                EntryKind.REVIEW_OPENED,
                Map.of(
                        "review",
                        Json.object()
                                .put("subject", trail.state().subject().toString())
                                .put("groups", Json.strings(List.of("finance-reviewers")))
                                .put("approvals", 1)
                                .put(
                                        "expiresAt",
                                        trail.now().plus(Duration.ofHours(8)).toString())
                                .build()));
        return this;
    }

    public Story decided(Statement.Outcome outcome, String sub, String name, String reason) {
        return decided(outcome, sub, name, reason, trail.state().subject());
    }

    public Story decided(Statement.Outcome outcome, String sub, String name, String reason, Digest subject) {
        return stated(
                new Statement(
                        trail.id(),
                        subject,
                        Digest.of("view".getBytes(UTF_8)),
                        outcome,
                        "I approve exactly what is shown.",
                        reason),
                reviewer(sub, name, "finance-reviewers"));
    }

    /** An approval by a member of another group than usual. */
    public Story approvedAs(String group, String sub, String name, String reason) {
        return stated(
                new Statement(
                        trail.id(),
                        trail.state().subject(),
                        Digest.of("view".getBytes(UTF_8)),
                        Statement.Outcome.APPROVED,
                        "I approve exactly what is shown.",
                        reason),
                reviewer(sub, name, group));
    }

    public Story stated(String sub, String name, Statement statement) {
        return stated(statement, reviewer(sub, name, "finance-reviewers"));
    }

    private Story stated(Statement statement, Reviewer reviewer) {
        trail.addJson(EntryKind.REVIEW_DECIDED, Map.of("statement", statement.json(), "reviewer", reviewer.json()));
        return this;
    }

    private Reviewer reviewer(String sub, String name, String... groups) {
        return new Reviewer(
                new Person(Optional.of(ISSUER), sub, Optional.of(name)),
                Optional.of(sub),
                Set.of(groups),
                Optional.of("gold"),
                List.of("pwd", "otp"),
                trail.now().minusSeconds(90),
                Optional.of("trailwright-approval"));
    }

    /** What a statement is about; of a trail that cannot be folded, its proposal. */
    private Digest subject() {
        try {
            return trail.state().subject();
        } catch (RuntimeException unfoldable) {
            return trail.entries().get(0).leafHash();
        }
    }

    /** Hands the decision on for four hours. */
    public Story delegated(String sub, String name, String toSub, String toName, String reason) {
        var delegation = new Delegation(
                trail.id(),
                subject(),
                new Person(Optional.of(ISSUER), toSub, Optional.of(toName)),
                trail.now().plus(Duration.ofHours(4)),
                reason);
        trail.addJson(
                EntryKind.REVIEW_DELEGATED,
                Map.of(
                        "delegation", delegation.json(),
                        "reviewer", reviewer(sub, name, "finance-reviewers").json()));
        return this;
    }

    /** Takes a step of the ladder: by hand where there is a name, by the clock where there is none. */
    public Story escalated(int step, String group, String name, String reason) {
        var escalation = new Escalation(trail.id(), subject(), step, List.of(group), reason);
        var parts = new LinkedHashMap<String, Json>();
        parts.put("escalation", escalation.json());
        if (!name.isEmpty()) {
            parts.put("reviewer", reviewer("cora", name, "controllers").json());
        }
        trail.addJson(EntryKind.REVIEW_ESCALATED, parts);
        return this;
    }

    /** By the client that proposed it. */
    public Story withdrawn(String reason) {
        var subject = subject();
        var statement = new Statement(
                trail.id(), subject, subject, Statement.Outcome.WITHDRAWN, "The client takes it back.", reason);
        trail.add(
                EntryKind.REVIEW_DECIDED,
                Map.of(
                        "actor",
                        actor("payout-agent"),
                        "statement",
                        statement.json().canonical()));
        return this;
    }

    public Story expired() {
        trail.later(Duration.ofHours(9));
        var statement = new Statement(
                trail.id(), trail.state().subject(), Digest.of(new byte[0]), Statement.Outcome.EXPIRED, "expired", "");
        trail.addJson(EntryKind.REVIEW_DECIDED, Map.of("statement", statement.json()));
        return this;
    }

    public Story permit() {
        var state = trail.state();
        var permit = new Permit(
                UUID.fromString("0193a4f0-0000-7000-8000-0000000000aa"),
                trail.id(),
                "erp-payments",
                "payment.payout",
                state.action().orElseThrow().argumentsDigest(),
                Stream.concat(state.approvals().stream(), state.breakGlass().map(BreakGlass::invoked).stream())
                        .map(Review::leafHash)
                        .toList(),
                new Evaluation.PolicyVersion("supplier-payouts", 3, "sha256:p"),
                trail.now(),
                trail.now().plusSeconds(600));
        trail.addJson(EntryKind.PERMIT_ISSUED, Map.of("permit", permit.json()));
        return this;
    }

    public Story redeemed() {
        trail.add(
                EntryKind.PERMIT_REDEEMED,
                Map.of(
                        "actor", actor("payout-executor"),
                        "redemption",
                                Json.object()
                                        .put("permitId", "0193a4f0-0000-7000-8000-0000000000aa")
                                        .put(
                                                "argumentsDigest",
                                                Digest.of(arguments("48200.00").canonical())
                                                        .toString())
                                        .put("permit", "eyJ.e30.c2ln")
                                        .build()
                                        .canonical()));
        return this;
    }

    public Story changed(Change.Outcome outcome, Change.Known known) {
        return changed(outcome, known, "48200.00");
    }

    public Story changed(Change.Outcome outcome, Change.Known known, String amount) {
        trail.add(
                EntryKind.CHANGE_REPORTED,
                Map.of(
                        "actor", actor(known == Change.Known.OBSERVED ? "payout-executor" : "payout-agent"),
                        "change",
                                Json.object()
                                        .put("outcome", outcome.wire())
                                        .put("known", known.wire())
                                        .put(
                                                "executedAt",
                                                trail.now().plusSeconds(5).toString())
                                        .put(
                                                "action",
                                                new Action("payment.payout", "erp-payments", arguments(amount)).json())
                                        .put("reference", "PAY-77120")
                                        .build()
                                        .canonical()));
        return this;
    }

    public Story note(String kind, String text) {
        trail.add(
                EntryKind.NOTE_ADDED,
                Map.of(
                        "actor", actor("payout-agent"),
                        "note",
                                Json.object()
                                        .put("kind", kind)
                                        .put("text", text)
                                        .build()
                                        .canonical()));
        return this;
    }
}
