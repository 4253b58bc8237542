package io.trailwright.approval.fake;

import io.trailwright.core.entry.Commitment;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.entry.Header;
import io.trailwright.core.entry.Part;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.TrailState;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** One trail in the making: entries as the ledger makes them, with salts, commitments and chained headers. */
public final class TestTrail {
    private static final SecureRandom RANDOM = new SecureRandom();

    public final String log;
    public final UUID id;
    public final List<Entry> entries = new ArrayList<>();

    public TestTrail(String log) {
        this(log, UUID.randomUUID());
    }

    public TestTrail(String log, UUID id) {
        this.log = log;
        this.id = id;
    }

    public Entry add(long index, EntryKind kind, Instant at, Map<String, byte[]> bodies) {
        var parts = new HashMap<String, Part>();
        var commitments = new TreeMap<String, Digest>();
        bodies.forEach((name, body) -> {
            var salt = new byte[Commitment.SALT_BYTES];
            RANDOM.nextBytes(salt);
            parts.put(name, new Part.Present(salt, body));
            commitments.put(name, Commitment.of(salt, body));
        });
        Optional<Digest> prev = entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.get(entries.size() - 1).leafHash());
        var header = new Header(log, id, entries.size(), prev, kind, at.truncatedTo(ChronoUnit.MICROS), commitments);
        var entry = Entry.read(index, header.bytes(), parts);
        entries.add(entry);
        return entry;
    }

    public TestTrail add(EntryKind kind, Instant at, Map<String, byte[]> bodies) {
        add(entries.size(), kind, at, bodies);
        return this;
    }

    public TestTrail proposed(Instant at, Proposal proposal) {
        return add(EntryKind.DECISION_PROPOSED, at, proposal.parts());
    }

    public TestTrail evaluated(Instant at, Json.Obj evaluation) {
        return add(EntryKind.POLICY_EVALUATED, at, Map.of("evaluation", evaluation.canonical()));
    }

    public TestTrail opened(Instant at) {
        return add(
                EntryKind.REVIEW_OPENED,
                at,
                Map.of("review", Json.object().build().canonical()));
    }

    public TestTrail evidenceAdded(Instant at, String supplier) {
        return add(
                EntryKind.EVIDENCE_ADDED,
                at,
                Proposal.evidence(supplier, "contract", "Contract.txt", "text/plain", "new"));
    }

    public TestTrail decided(Instant at, Statement statement, Optional<Reviewer> reviewer) {
        var parts = new HashMap<String, byte[]>();
        parts.put("statement", statement.json().canonical());
        reviewer.ifPresent(who -> parts.put("reviewer", who.json().canonical()));
        return add(EntryKind.REVIEW_DECIDED, at, parts);
    }

    /** By the client that proposed it. */
    public TestTrail withdrawn(Instant at) {
        var subject = state(at).subject();
        var statement = new Statement(id, subject, subject, Statement.Outcome.WITHDRAWN, "meaning", "not needed");
        var actor = Json.object().put("iss", "https://issuer.test").put("sub", "svc-agent");
        return add(
                EntryKind.REVIEW_DECIDED,
                at,
                Map.of(
                        "statement", statement.json().canonical(),
                        "actor", actor.build().canonical()));
    }

    public TestTrail delegated(Instant at, Reviewer from, Person to, Instant until) {
        var delegation = new Delegation(id, state(at).subject(), to, until, "on leave");
        return add(
                EntryKind.REVIEW_DELEGATED,
                at,
                Map.of(
                        "delegation", delegation.json().canonical(),
                        "reviewer", from.json().canonical()));
    }

    public TestTrail escalated(Instant at, int step, Optional<Reviewer> by, String... groups) {
        var escalation = new Escalation(id, state(at).subject(), step, List.of(groups), by.isPresent() ? "stuck" : "");
        var parts = new HashMap<String, byte[]>();
        parts.put("escalation", escalation.json().canonical());
        by.ifPresent(who -> parts.put("reviewer", who.json().canonical()));
        return add(EntryKind.REVIEW_ESCALATED, at, parts);
    }

    public TrailState state(Instant now) {
        return TrailState.fold(entries, now);
    }
}
