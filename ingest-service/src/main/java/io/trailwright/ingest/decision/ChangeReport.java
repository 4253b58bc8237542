package io.trailwright.ingest.decision;

import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Action;
import io.trailwright.core.trail.Change;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody says was done.
 *
 * @param action what really ran, where that is known
 * @param reference the target system's own name for it
 */
public record ChangeReport(
        Change.Outcome outcome,
        Optional<Instant> executedAt,
        Optional<Action> action,
        Optional<String> reference,
        Optional<String> detail,
        Optional<UUID> permitId) {

    Json.Obj json(Change.Known known) {
        return Json.object()
                .put("outcome", outcome.wire())
                .put("known", known.wire())
                .putIfPresent("executedAt", executedAt.map(Instant::toString))
                .putJsonIfPresent("action", action.map(Action::json))
                .putIfPresent("reference", reference)
                .putIfPresent("detail", detail)
                .putIfPresent("permitId", permitId.map(UUID::toString))
                .build();
    }
}
