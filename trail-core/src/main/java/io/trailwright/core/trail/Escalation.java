package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * That a step of the requirement's ladder is taken: the part {@code escalation} of a {@code review.escalated} entry. The
 * groups are the requirement's for that step; an entry that names others does not count.
 *
 * @param subject leaf hash of the newest entry that changed the content
 * @param step which step of the ladder, from 1
 * @param reason why; empty when it is taken because its time has come
 */
public record Escalation(UUID decision, Digest subject, int step, List<String> groups, String reason) {

    public Escalation {
        groups = List.copyOf(groups);
    }

    /** @throws IllegalArgumentException or JsonException if it is not an escalation */
    public static Escalation read(Json.Obj json) {
        return new Escalation(
                UUID.fromString(json.string("decision")),
                Digest.parse(json.string("subject")),
                Math.toIntExact(json.integer("step")),
                json.stringList("groups"),
                json.optString("reason").orElse(""));
    }

    public Json.Obj json() {
        return Json.object()
                .put("decision", decision.toString())
                .put("subject", subject.toString())
                .put("step", step)
                .put("groups", Json.strings(groups))
                .put("reason", reason)
                .build();
    }

    /**
     * As it stands in a trail.
     *
     * @param by who took the step by hand; empty when the clock did
     * @param ignored why it does not count; empty when it does
     */
    public record Recorded(
            long seq, Instant at, Escalation escalation, Optional<Reviewer> by, Optional<String> ignored) {
        public boolean counts() {
            return ignored.isEmpty();
        }
    }
}
