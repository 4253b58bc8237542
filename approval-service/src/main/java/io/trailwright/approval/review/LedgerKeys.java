package io.trailwright.approval.review;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Delegation;
import io.trailwright.core.trail.Escalation;
import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Idempotency keys, derived from what is said, so that the same thing said twice is recorded once. */
final class LedgerKeys {
    private LedgerKeys() {}

    static String opened(UUID decision, Digest head) {
        return key(
                "review-opened",
                Json.object()
                        .put("decision", decision.toString())
                        .put("head", head.toString())
                        .build());
    }

    /** The same for the same statement, however long it took: read twice, it is still said once. */
    static String decided(Statement statement, Person person) {
        return key(
                "review-decided",
                Json.object()
                        .put("statement", statement.with(Optional.empty()).json())
                        .putIfPresent("iss", person.iss())
                        .put("sub", person.sub())
                        .build());
    }

    static String expired(UUID decision, Digest head) {
        return key(
                "review-expired",
                Json.object()
                        .put("decision", decision.toString())
                        .put("head", head.toString())
                        .build());
    }

    /** The same delegation by the same person is one, whatever was appended meanwhile. */
    static String delegated(Delegation delegation, Person person) {
        return key("review-delegated", by(person, "delegation", delegation.json()));
    }

    static String escalated(Escalation escalation, Person person) {
        return key("review-escalated", by(person, "escalation", escalation.json()));
    }

    /** By the clock: tried again whenever the trail has moved. */
    static String escalated(Escalation escalation, Digest head) {
        return key(
                "review-escalated",
                Json.object()
                        .put("escalation", escalation.json())
                        .put("head", head.toString())
                        .build());
    }

    private static Json.Obj by(Person person, String what, Json.Obj content) {
        return Json.object()
                .put(what, content)
                .putIfPresent("iss", person.iss())
                .put("sub", person.sub())
                .build();
    }

    private static String key(String what, Json.Obj content) {
        return what + "-"
                + HexFormat.of().formatHex(Digest.of(content.canonical()).bytes());
    }
}
