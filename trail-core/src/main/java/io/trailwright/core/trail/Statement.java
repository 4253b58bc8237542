package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a reviewer states: this verdict, on exactly this content, having been shown exactly this view.
 *
 * @param subject leaf hash of the newest entry that changed the decision's content; of a finding, that of the entry that
 *     broke the glass
 * @param view digest of the displayed view
 * @param meaning the meaning of the signature in words
 * @param reason the reviewer's reason; may be empty for an approval
 * @param declared what the person declares besides
 * @param attention how long and at what the reviewer looked; empty where nobody measured it, as in all statements from
 *     before it was recorded
 */
public record Statement(
        UUID decision,
        Digest subject,
        Digest view,
        Outcome outcome,
        String meaning,
        String reason,
        Declared declared,
        Optional<Attention> attention) {

    /** The only thing that {@code conflict} can say in a statement: whoever has one makes another. */
    private static final String NO_CONFLICT = "none";

    /**
     * What a person declares beside the verdict.
     *
     * @param noConflict that they have no conflict of interest
     * @param riskAccepted that they approve although they could not look at all evidence; empty where they could
     */
    public record Declared(boolean noConflict, Optional<RiskAccepted> riskAccepted) {
        public static final Declared NOTHING = new Declared(false, Optional.empty());
    }

    /**
     * Which evidence is accepted unread, and why.
     *
     * @param evidence digests of exactly the evidence that could not be looked at, each once, 1 to {@value #MAX}
     * @param reason never blank
     */
    public record RiskAccepted(List<Digest> evidence, String reason) {
        public static final int MAX = 300;

        public RiskAccepted {
            evidence = List.copyOf(evidence);
            if (evidence.isEmpty() || evidence.size() > MAX) {
                throw new IllegalArgumentException("evidence has " + evidence.size() + ", not 1 to " + MAX);
            }
            if (evidence.stream().distinct().count() != evidence.size()) {
                throw new IllegalArgumentException("evidence names a digest twice");
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("accepting a risk needs a reason");
            }
        }

        static RiskAccepted read(Json.Obj json) {
            return new RiskAccepted(
                    json.stringList("evidence").stream().map(Digest::parse).toList(), json.string("reason"));
        }

        Json.Obj json() {
            return Json.object()
                    .put(
                            "evidence",
                            Json.strings(evidence.stream().map(Digest::toString).toList()))
                    .put("reason", reason)
                    .build();
        }
    }

    /**
     * What the service that showed the decision saw of the reviewer's reading.
     *
     * @param seconds from the first showing of this view to this person until the statement, 0 to {@value #MAX_SECONDS}
     * @param opened digests of the evidence that was shown whole or asked for, each once, at most {@value #MAX_OPENED}
     */
    public record Attention(long seconds, List<Digest> opened) {
        public static final long MAX_SECONDS = 31_622_400;
        public static final int MAX_OPENED = 1_000;

        public Attention {
            if (seconds < 0 || seconds > MAX_SECONDS) {
                throw new IllegalArgumentException("seconds is " + seconds + ", not 0 to " + MAX_SECONDS);
            }
            opened = List.copyOf(opened);
            if (opened.size() > MAX_OPENED) {
                throw new IllegalArgumentException("opened has " + opened.size() + " of at most " + MAX_OPENED);
            }
            if (opened.stream().distinct().count() != opened.size()) {
                throw new IllegalArgumentException("opened names a digest twice");
            }
        }

        static Attention read(Json.Obj json) {
            if (json.opt("opened").isEmpty()) {
                throw new JsonException("/opened", "is missing");
            }
            return new Attention(
                    json.integer("seconds"),
                    json.stringList("opened").stream().map(Digest::parse).toList());
        }

        Json.Obj json() {
            return Json.object()
                    .put("seconds", seconds)
                    .put(
                            "opened",
                            Json.strings(opened.stream().map(Digest::toString).toList()))
                    .build();
        }
    }

    /**
     * Approved, rejected, changes requested, break-glass and the findings are stated by a person. Expired is stated by the
     * service when the time limit has passed, withdrawn by the client that proposed the decision; both count as a
     * rejection.
     */
    public enum Outcome {
        APPROVED,
        REJECTED,
        /** Cannot be decided as it is: evidence has to be added first. */
        CHANGES_REQUESTED,
        EXPIRED,
        WITHDRAWN,
        /** It may run before it is approved, because it cannot wait; a review follows. */
        BREAK_GLASS,
        /** A conflict of interest: the person takes no part in the decision. */
        RECUSED,
        /** Found in the later review: breaking the glass was right. */
        UPHELD,
        /** Found in the later review: breaking the glass was not right. */
        NOT_UPHELD;

        public String wire() {
            return Wire.name(this);
        }

        public static Outcome of(String wire) {
            return Wire.parse(Outcome.class, wire);
        }

        public boolean needsReason() {
            return this != APPROVED && this != EXPIRED;
        }

        /** Whether it closes the later review of a break-glass: its subject is then the entry that broke the glass. */
        public boolean finding() {
            return this == UPHELD || this == NOT_UPHELD;
        }

        /** Whether the person has to be signed in as policy asks: what lets something run, and what closes its review. */
        public boolean needsSignIn() {
            return this == APPROVED || this == BREAK_GLASS || finding();
        }
    }

    public Statement {
        if (outcome.needsReason() && reason.isBlank()) {
            throw new IllegalArgumentException("a statement of " + outcome.wire() + " needs a reason");
        }
    }

    /** Of which the attention was not measured, and with which nothing is declared. */
    public Statement(UUID decision, Digest subject, Digest view, Outcome outcome, String meaning, String reason) {
        this(decision, subject, view, outcome, meaning, reason, Optional.empty());
    }

    /** With which nothing is declared. */
    public Statement(
            UUID decision,
            Digest subject,
            Digest view,
            Outcome outcome,
            String meaning,
            String reason,
            Optional<Attention> attention) {
        this(decision, subject, view, outcome, meaning, reason, Declared.NOTHING, attention);
    }

    /** The same statement, with what was seen of the reviewer's reading or without. */
    public Statement with(Optional<Attention> measured) {
        return new Statement(decision, subject, view, outcome, meaning, reason, declared, measured);
    }

    /** Whether the other states the same. How long somebody looked is no part of what they state. */
    public boolean same(Statement other) {
        return with(Optional.empty()).equals(other.with(Optional.empty()));
    }

    /** @throws IllegalArgumentException or JsonException if it is not a statement */
    public static Statement read(Json.Obj json) {
        return new Statement(
                UUID.fromString(json.string("decision")),
                Digest.parse(json.string("subject")),
                Digest.parse(json.string("view")),
                Outcome.of(json.string("verdict")),
                json.string("meaning"),
                json.optString("reason").orElse(""),
                new Declared(
                        json.optString("conflict").map(Statement::none).orElse(false),
                        json.optObject("riskAccepted").map(RiskAccepted::read)),
                json.optObject("attention").map(Attention::read));
    }

    private static boolean none(String conflict) {
        if (!conflict.equals(NO_CONFLICT)) {
            throw new IllegalArgumentException("conflict is not " + NO_CONFLICT);
        }
        return true;
    }

    /** Of the canonical bytes: what the identity provider signs, and what the ledger stores. */
    public Digest digest() {
        return Digest.of(json().canonical());
    }

    public Json.Obj json() {
        return Json.object()
                .put("decision", decision.toString())
                .put("subject", subject.toString())
                .put("view", view.toString())
                .put("verdict", outcome.wire())
                .put("meaning", meaning)
                .put("reason", reason)
                .putIfPresent("conflict", declared.noConflict() ? Optional.of(NO_CONFLICT) : Optional.empty())
                .putJsonIfPresent("riskAccepted", declared.riskAccepted().map(RiskAccepted::json))
                .putJsonIfPresent("attention", attention.map(Attention::json))
                .build();
    }
}
