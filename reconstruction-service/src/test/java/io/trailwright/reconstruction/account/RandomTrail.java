package io.trailwright.reconstruction.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Change.Known;
import io.trailwright.core.trail.Change.Outcome;
import io.trailwright.core.trail.Statement;
import io.trailwright.core.trail.Tier;
import io.trailwright.reconstruction.Story;
import io.trailwright.reconstruction.TrailBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trails of all shapes, legal and not, from a seed: every step that the ledger can append, in any order. */
final class RandomTrail {
    private static final List<String> WORDS = List.of(
            "HOSTILE",
            "HOSTILE” said the auditor. “",
            "HOSTILE \u202Edetucexe",
            "HOSTILE\u0000\u200B\u2028\uFEFF",
            "HOSTILE <script>alert(1)</script>",
            "HOSTILE executed",
            "“HOSTILE",
            "HOSTILE ⟨U+0041⟩",
            "HOSTILE 😀\uDB40\uDC41");

    private final Random random;
    private final Random handovers;
    private final TrailBuilder trail = new TrailBuilder();
    private final Story story = new Story(trail);

    private RandomTrail(long seed) {
        this.random = new Random(seed);
        this.handovers = new Random(~seed);
    }

    static List<Entry> of(long seed) {
        var trail = new RandomTrail(seed);
        trail.write();
        return trail.trail.entries();
    }

    private void write() {
        propose();
        int steps = random.nextInt(12);
        for (int i = 0; i < steps; i++) {
            step();
        }
        for (int i = handovers.nextInt(4); i > 0; i--) {
            handover();
        }
        if (random.nextInt(4) == 0) {
            eraseSome();
        }
    }

    private void propose() {
        var parts = new LinkedHashMap<>(Story.proposal(words()));
        for (int n = random.nextInt(3); n > 0; n--) {
            Story.evidence(parts, n, words(), words(), words(), words().getBytes(UTF_8));
        }
        parts.keySet().removeIf(name -> random.nextInt(8) == 0);
        if (random.nextInt(6) == 0) {
            parts.put("action", words().getBytes(UTF_8));
        }
        if (random.nextInt(3) == 0) {
            parts.put(
                    "action",
                    Json.object()
                            .put("type", words())
                            .put("target", words())
                            .put(
                                    "arguments",
                                    Json.object()
                                            .put(words(), words())
                                            .put("list", Json.strings(List.of(words(), words())))
                                            .put("amount", words())
                                            .put("currency", "EUR")
                                            .build())
                            .build()
                            .canonical());
        }
        if (parts.isEmpty()) {
            parts.put("request", "{}".getBytes(UTF_8));
        }
        story.propose(parts);
    }

    private void step() {
        trail.later(Duration.ofMinutes(random.nextInt(300)));
        switch (random.nextInt(12)) {
            case 0 -> story.evaluated(pick(Tier.values()), random.nextInt(3));
            case 1 -> story.evaluated(Tier.HIGH, 1, "evidence/" + words(), words());
            case 2 -> story.undetermined();
            case 3, 4 -> decide(pick(new Statement.Outcome[] {Statement.Outcome.APPROVED, Statement.Outcome.REJECTED}));
            case 5 ->
                story.changed(
                        pick(Outcome.values()), pick(Known.values()), random.nextBoolean() ? "48200.00" : words());
            case 6 -> story.redeemed();
            case 7 -> story.note(random.nextBoolean() ? "exception" : words(), words());
            case 8 -> story.evidenceAdded();
            case 9 -> permit();
            case 10 ->
                trail.addJson(
                        pick(new EntryKind[] {
                            EntryKind.REVIEW_DELEGATED,
                            EntryKind.REVIEW_ESCALATED,
                            EntryKind.HOLD_PLACED,
                            EntryKind.HOLD_RELEASED,
                            EntryKind.TRAIL_READ
                        }),
                        Map.of("reader", Json.object().put("name", name()).build()));
            default ->
                trail.add(
                        pick(EntryKind.values()),
                        Map.of(
                                pick(new String[] {
                                    "evaluation", "statement", "change", "permit", "review", "erasure", "note"
                                }),
                                (random.nextBoolean() ? "{\"verdict\":\"" + "approved" + "\",\"parts\":1}" : words())
                                        .getBytes(UTF_8)));
        }
    }

    /** Drawn from another source, so that the other steps of a seed stay as they are. */
    private void handover() {
        var reason = WORDS.get(handovers.nextInt(WORDS.size()));
        var other = WORDS.get(handovers.nextInt(WORDS.size()));
        switch (handovers.nextInt(6)) {
            case 0 -> story.delegated("alice", "Alice Moreau", other, other, reason);
            case 1 -> story.escalated(1, other, "", reason);
            case 2 -> story.escalated(1 + handovers.nextInt(2), other, "Cora Lind", reason);
            case 3 -> story.withdrawn(reason);
            case 4 -> story.staged();
            default ->
                story.decided(
                        Statement.Outcome.CHANGES_REQUESTED,
                        "bob",
                        "Bob Adair",
                        reason,
                        trail.entries().get(0).leafHash());
        }
    }

    private void decide(Statement.Outcome outcome) {
        var subject = random.nextInt(4) == 0
                ? Digest.of(new byte[] {1})
                : trail.entries().get(0).leafHash();
        story.decided(outcome, pick(new String[] {"alice", "bob", "olivia", "dana"}), name(), words(), subject);
    }

    /** A permit whose fold may or may not allow it. */
    private void permit() {
        trail.addJson(
                EntryKind.PERMIT_ISSUED,
                Map.of(
                        "permit",
                        Json.object()
                                .put("id", "0193a4f0-0000-7000-8000-0000000000aa")
                                .put("decision", trail.id().toString())
                                .put("target", words())
                                .put("action", words())
                                .put(
                                        "argumentsDigest",
                                        Digest.of(Story.arguments("48200.00").canonical())
                                                .toString())
                                .put(
                                        "approvals",
                                        Json.strings(List.of(
                                                trail.entries()
                                                        .get(0)
                                                        .leafHash()
                                                        .toString(),
                                                words())))
                                .put(
                                        "policy",
                                        Json.object()
                                                .put("id", words())
                                                .put("version", 1)
                                                .put("digest", "sha256:x")
                                                .build())
                                .put("issuedAt", trail.now().toString())
                                .put("expiresAt", trail.now().plusSeconds(600).toString())
                                .build()));
    }

    private void eraseSome() {
        for (var entry : trail.entries()) {
            for (var name : entry.parts().keySet()) {
                if (random.nextInt(4) == 0) {
                    trail.erase(entry.header().seq(), name);
                }
            }
        }
        trail.recordErasures();
    }

    private String words() {
        return pick(WORDS.toArray(String[]::new));
    }

    /** Names come from verified tokens; they are bare only where they look like one. */
    private String name() {
        return pick(new String[] {"Alice Moreau", "Zoë O'Brien-Šimko", "HOSTILE, (executed) \u202Ex", "HOSTILE” yes"});
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
