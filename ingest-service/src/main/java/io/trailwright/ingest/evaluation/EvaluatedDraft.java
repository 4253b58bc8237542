package io.trailwright.ingest.evaluation;

import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.core.trail.Tier;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Evaluated;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Refused;
import io.trailwright.ingest.evaluation.EvaluationOutcome.Unavailable;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.PartDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The {@code policy.evaluated} entry of an outcome. An entry that is worth asking again for carries a part named
 * {@value #DEGRADED}: the ledger finds such trails by the part's name alone.
 */
public final class EvaluatedDraft {
    /** Name of the marking part. */
    public static final String DEGRADED = "degraded";

    private EvaluatedDraft() {}

    public static EntryDraft of(EvaluationOutcome outcome) {
        if (outcome instanceof Evaluated evaluated) {
            var answered = List.of(PartDraft.of("facts", evaluated.facts()), evaluated.evaluation());
            return entry(evaluated.undetermined() ? marked(answered, "policy-undetermined") : answered);
        }
        if (outcome instanceof Refused refused) {
            return undetermined(refused.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        var cause = ((Unavailable) outcome).cause();
        return entry(marked(List.of(notDecided(cause)), cause));
    }

    /** Nobody decided, and asking again would not help. */
    public static EntryDraft undetermined(String cause) {
        return entry(List.of(notDecided(cause)));
    }

    private static EntryDraft entry(List<PartDraft> parts) {
        return new EntryDraft(EntryKind.POLICY_EVALUATED, parts);
    }

    /** No rule could be applied, so the decision counts as high. */
    private static PartDraft notDecided(String cause) {
        return PartDraft.of(
                "evaluation",
                Json.object()
                        .put("outcome", "undetermined")
                        .put("cause", cause)
                        .put("tier", Tier.HIGH.wire())
                        .build());
    }

    private static List<PartDraft> marked(List<PartDraft> parts, String cause) {
        var all = new ArrayList<>(parts);
        all.add(PartDraft.of(DEGRADED, Json.object().put("cause", cause).build()));
        return all;
    }
}
