package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.util.UUID;

/**
 * What a reviewer states: this verdict, on exactly this content, having been shown exactly this view.
 *
 * @param subject leaf hash of the newest entry that changed the decision's content
 * @param view digest of the displayed view
 * @param meaning the meaning of the signature in words
 * @param reason the reviewer's reason; may be empty for an approval
 */
public record Statement(UUID decision, Digest subject, Digest view, Outcome outcome, String meaning, String reason) {

    /**
     * Approved, rejected and changes requested are stated by a person. Expired is stated by the service when the time
     * limit has passed, withdrawn by the client that proposed the decision; both count as a rejection.
     */
    public enum Outcome {
        APPROVED,
        REJECTED,
        /** Cannot be decided as it is: evidence has to be added first. */
        CHANGES_REQUESTED,
        EXPIRED,
        WITHDRAWN;

        public String wire() {
            return Wire.name(this);
        }

        public static Outcome of(String wire) {
            return Wire.parse(Outcome.class, wire);
        }

        public boolean needsReason() {
            return this == REJECTED || this == CHANGES_REQUESTED || this == WITHDRAWN;
        }
    }

    public Statement {
        if (outcome.needsReason() && reason.isBlank()) {
            throw new IllegalArgumentException("a statement of " + outcome.wire() + " needs a reason");
        }
    }

    /** @throws IllegalArgumentException or JsonException if it is not a statement */
    public static Statement read(Json.Obj json) {
        return new Statement(
                UUID.fromString(json.string("decision")),
                Digest.parse(json.string("subject")),
                Digest.parse(json.string("view")),
                Outcome.of(json.string("verdict")),
                json.string("meaning"),
                json.optString("reason").orElse(""));
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
                .build();
    }
}
