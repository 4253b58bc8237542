package io.trailwright.ingest.evaluation;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One decision as policy sees it: the typed facts, and of free content only that it is there. */
public record EvaluationItem(Json.Obj json) {
    private static final List<String> FROM_REQUEST =
            List.of("workflow", "workflowVersion", "tool", "prompt", "dataCategories", "requestedBy");

    /**
     * The facts of a decision.
     *
     * @param at the instant of asking
     * @param request the {@code request} part
     * @param action the {@code action} part
     * @param evidence every {@code evidence/N} part of the trail
     */
    public static EvaluationItem of(
            String tenant,
            Instant at,
            Json.Obj request,
            Json.Obj action,
            List<Json.Obj> evidence,
            boolean recommendation,
            boolean exceptions) {
        var item = Json.object().put("tenant", tenant).put("at", at.toString());
        FROM_REQUEST.forEach(name -> item.putJsonIfPresent(name, request.opt(name)));
        return new EvaluationItem(item.put("action", action)
                .put(
                        "evidence",
                        new Json.Arr(evidence.stream().map(EvaluationItem::fact).toList()))
                .put("recommendation", recommendation)
                .put("exceptions", exceptions)
                .build());
    }

    /**
     * The decision as its trail holds it.
     *
     * @return empty when its request or action is erased: then nobody can evaluate it any more
     */
    public static Optional<EvaluationItem> of(String tenant, Instant at, List<Entry> trail, List<Json.Obj> added) {
        var proposal = trail.get(0);
        var request = proposal.json("request");
        var action = proposal.json("action");
        if (request.isEmpty() || action.isEmpty()) {
            return Optional.empty();
        }
        var evidence = new ArrayList<Json.Obj>();
        trail.stream()
                .filter(entry -> entry.header().kind().changesContent())
                .forEach(entry -> evidence.addAll(evidence(entry)));
        evidence.addAll(added);
        return Optional.of(of(
                tenant,
                at,
                request.get(),
                action.get(),
                evidence,
                proposal.parts().containsKey("recommendation"),
                exceptions(trail)));
    }

    private static boolean exceptions(List<Entry> trail) {
        return trail.get(0).parts().containsKey("exceptions")
                || trail.stream()
                        .filter(entry -> entry.header().kind() == EntryKind.NOTE_ADDED)
                        .flatMap(entry -> entry.json("note").stream())
                        .anyMatch(note -> note.string("kind").equals("exception"));
    }

    private static List<Json.Obj> evidence(Entry entry) {
        var found = new ArrayList<Json.Obj>();
        for (int i = 0; entry.parts().containsKey("evidence/" + i); i++) {
            entry.json("evidence/" + i).ifPresent(found::add);
        }
        return found;
    }

    private static Json fact(Json.Obj evidence) {
        return Json.object()
                .put("kind", evidence.string("kind"))
                .put("digest", evidence.string("digest"))
                .putIfPresent("obtainedAt", evidence.optString("obtainedAt"))
                .put("inline", evidence.bool("inline"))
                .build();
    }
}
