package io.trailwright.ingest.decision;

import io.trailwright.core.json.Json;
import java.util.Locale;

/** A remark that belongs to a decision. */
public record Note(Kind kind, String text) {
    /** What the remark is. */
    public enum Kind {
        EXCEPTION,
        ESCALATION,
        CORRECTION,
        APPEAL
    }

    Json.Obj json() {
        return Json.object()
                .put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("text", text)
                .build();
    }
}
