package io.trailwright.approval.fake;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The ledger as the contract describes it: dense logs, trail heads compared before appending, idempotency keys bound to
 * bodies, and the reviewer taken from the person's token. Thread-safe by its monitor.
 */
public final class FakeLedger {
    private static final Set<String> FINDINGS = Set.of("upheld", "not-upheld");
    private final Map<String, List<Entry>> logs = new LinkedHashMap<>();
    private final Map<UUID, TestTrail> trails = new HashMap<>();
    private final Map<String, Replay> replays = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    /** What came in at the review door, whether it was appended or not. */
    public record Call(UUID decision, String key, Json.Obj body) {}

    private record Replay(Json.Obj body, Answer answer) {}

    record Answer(int status, Json.Obj body) {}

    /** A new trail: proposed and evaluated, as one transaction does it. */
    public synchronized UUID propose(String log, Proposal proposal, Json.Obj evaluation) {
        return propose(log, proposal, evaluation, Instant.now());
    }

    public synchronized UUID propose(String log, Proposal proposal, Json.Obj evaluation, Instant at) {
        var trail = new TestTrail(log);
        trails.put(trail.id, trail);
        append(trail, EntryKind.DECISION_PROPOSED, at, proposal.parts());
        append(trail, EntryKind.POLICY_EVALUATED, at.plusMillis(1), Map.of("evaluation", evaluation.canonical()));
        return trail.id;
    }

    public synchronized void addEvidence(UUID decision, String supplier, String content, Json.Obj evaluation) {
        var trail = trail(decision);
        append(
                trail,
                EntryKind.EVIDENCE_ADDED,
                Instant.now(),
                Proposal.evidence(supplier, "contract", "Contract.txt", "text/plain", content));
        append(trail, EntryKind.POLICY_EVALUATED, Instant.now(), Map.of("evaluation", evaluation.canonical()));
    }

    public synchronized void note(UUID decision, String text) {
        var note = Json.object().put("kind", "correction").put("text", text).build();
        append(trail(decision), EntryKind.NOTE_ADDED, Instant.now(), Map.of("note", note.canonical()));
    }

    /** Any entry at all, malformed ones too. */
    public synchronized long append(UUID decision, EntryKind kind, Map<String, byte[]> parts) {
        return append(trail(decision), kind, Instant.now(), parts);
    }

    public synchronized List<Entry> entries(UUID decision) {
        return List.copyOf(trail(decision).entries);
    }

    public synchronized TrailState state(UUID decision) {
        return trail(decision).state(Instant.now());
    }

    public synchronized List<Call> calls(UUID decision) {
        return calls.stream().filter(call -> call.decision().equals(decision)).toList();
    }

    synchronized List<String> logs() {
        return List.copyOf(logs.keySet());
    }

    /** The feed; waits while there is nothing to hand out. */
    synchronized List<Entry> after(String log, long after, int limit, Duration wait) throws InterruptedException {
        long end = System.nanoTime() + wait.toNanos();
        while (size(log) <= after + 1 && System.nanoTime() < end) {
            wait(Math.max(1, Math.min(200, (end - System.nanoTime()) / 1_000_000)));
        }
        var entries = logs.getOrDefault(log, List.of());
        int from = (int) Math.min(after + 1, entries.size());
        return List.copyOf(entries.subList(from, Math.min(from + limit, entries.size())));
    }

    public synchronized int size(String log) {
        return logs.getOrDefault(log, List.of()).size();
    }

    /** The review door. */
    synchronized Answer review(UUID decision, String key, Json.Obj body, Optional<Reviewer> reviewer) {
        calls.add(new Call(decision, key, body));
        var replay = replays.get(key);
        if (replay != null) {
            return replay.body().equals(body) ? replay.answer() : Problems.of(422, "idempotency-key-reused");
        }
        var trail = trail(decision);
        var refusal = refusal(trail.state(Instant.now()), body, reviewer);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var answer = new Answer(201, appended(trail, body, reviewer));
        replays.put(key, new Replay(body, answer));
        return answer;
    }

    private static Optional<Answer> refusal(TrailState state, Json.Obj body, Optional<Reviewer> reviewer) {
        var event = body.string("event");
        var about = body.object(part(event));
        boolean personal = event.equals("decided") || event.equals("delegated");
        if ((personal || body.opt("personToken").isPresent()) && reviewer.isEmpty()) {
            return Optional.of(Problems.of(403, "person-required"));
        }
        if (about.optString("verdict").filter(FINDINGS::contains).isPresent()) {
            return finding(state, about);
        }
        if (!about.string("subject").equals(state.subject().toString())) {
            return Optional.of(Problems.of(409, "statement-stale"));
        }
        var needed = event.equals("expired") ? Verdict.EXPIRED : Verdict.REVIEW_REQUIRED;
        var stands = event.equals("expired") ? state.verdict() : state.reviewVerdict();
        if (stands != needed || (!event.equals("expired") && event.equals("opened") == state.reviewOpened())) {
            return Optional.of(Problems.of(409, "review-closed"));
        }
        return body.string("head").equals(state.head().toString())
                ? ineligible(state, event, about, reviewer)
                : Optional.of(Problems.of(409, "trail-moved"));
    }

    private static Optional<Answer> finding(TrailState state, Json.Obj about) {
        if (!state.laterReviewReady()) {
            return Optional.of(Problems.of(409, "review-closed"));
        }
        var subject = state.breakGlass().orElseThrow().subject().toString();
        return about.string("subject").equals(subject)
                ? Optional.empty()
                : Optional.of(Problems.of(409, "statement-stale"));
    }

    private static String part(String event) {
        return switch (event) {
            case "opened" -> "review";
            case "delegated" -> "delegation";
            case "escalated" -> "escalation";
            default -> "statement";
        };
    }

    private static Optional<Answer> ineligible(
            TrailState state, String event, Json.Obj about, Optional<Reviewer> reviewer) {
        var rules = state.eligibility(Instant.now()).orElseThrow();
        return switch (event) {
            case "delegated" ->
                rules.delegation(reviewer.orElseThrow(), Delegation.read(whole(state, about)))
                        .map(refusal -> Problems.of(409, "delegation-refused"));
            case "escalated" ->
                rules.escalation(reviewer, Escalation.read(whole(state, about)))
                        .map(refusal -> Problems.of(409, "escalation-refused"));
            default -> Optional.empty();
        };
    }

    /** The decision is in the address and not in the body. */
    private static Json.Obj whole(TrailState state, Json.Obj about) {
        var members = new LinkedHashMap<String, Json>(about.members());
        members.put("decision", new Json.Str(state.trail().toString()));
        return new Json.Obj(members);
    }

    private Json.Obj appended(TestTrail trail, Json.Obj body, Optional<Reviewer> reviewer) {
        var parts = new HashMap<String, byte[]>();
        var event = body.string("event");
        var about = body.object(part(event));
        var content =
                switch (event) {
                    case "opened" -> about;
                    case "delegated" ->
                        Delegation.read(whole(trail.state(Instant.now()), about))
                                .json();
                    case "escalated" ->
                        Escalation.read(whole(trail.state(Instant.now()), about))
                                .json();
                    default -> Statement.read(about).json();
                };
        parts.put(part(event), content.canonical());
        reviewer.ifPresent(who -> parts.put("reviewer", who.json().canonical()));
        append(trail, kind(event), Instant.now(), parts);
        return Json.object().put("receipt", FeedJson.receipt(trail)).build();
    }

    private static EntryKind kind(String event) {
        return switch (event) {
            case "opened" -> EntryKind.REVIEW_OPENED;
            case "delegated" -> EntryKind.REVIEW_DELEGATED;
            case "escalated" -> EntryKind.REVIEW_ESCALATED;
            default -> EntryKind.REVIEW_DECIDED;
        };
    }

    private long append(TestTrail trail, EntryKind kind, Instant at, Map<String, byte[]> parts) {
        var log = logs.computeIfAbsent(trail.log, name -> new ArrayList<>());
        var entry = trail.add(log.size(), kind, at, parts);
        log.add(entry);
        notifyAll();
        return entry.index();
    }

    private TestTrail trail(UUID decision) {
        return Optional.ofNullable(trails.get(decision)).orElseThrow();
    }

    /** The digest of what a reviewer would be shown is the service's to say; this is the ledger's subject. */
    public Digest subject(UUID decision) {
        return state(decision).subject();
    }
}
