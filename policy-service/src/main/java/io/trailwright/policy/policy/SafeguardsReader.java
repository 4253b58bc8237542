package io.trailwright.policy.policy;

import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.rules.BreakGlass;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.Safeguards;
import io.trailwright.policy.rules.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a tier demands of the people who let a decision run, and who may let it run otherwise. */
final class SafeguardsReader {

    private static final Duration SHORTEST_PERMIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_PERMIT = Duration.ofHours(1);
    private static final Duration SOONEST_REVIEW = Duration.ofHours(1);
    private static final Duration LATEST_REVIEW = Duration.ofDays(30);

    private SafeguardsReader() {}

    static SafeguardsDraft read(ObjectReader tier) {
        return new SafeguardsDraft(
                tier.optObject("breakGlass").map(SafeguardsReader::breakGlass),
                tier.optTexts("training", Texts.NAME),
                tier.optBool("conflictDeclaration"),
                tier.optObject("riskAcceptance").map(SafeguardsReader::riskAcceptance));
    }

    private static BreakGlass breakGlass(ObjectReader reader) {
        BreakGlass read = new BreakGlass(
                groups(reader),
                bounded(reader, "permitFor", SHORTEST_PERMIT, LONGEST_PERMIT),
                bounded(reader, "reviewWithin", SOONEST_REVIEW, LATEST_REVIEW));
        reader.done();
        return read;
    }

    private static List<String> riskAcceptance(ObjectReader reader) {
        List<String> groups = groups(reader);
        reader.done();
        return groups;
    }

    private static Duration bounded(ObjectReader reader, String name, Duration least, Duration most) {
        return reader.parsed(
                        name,
                        text -> RequirementReader.duration(text)
                                .filter(given -> given.compareTo(least) >= 0 && given.compareTo(most) <= 0),
                        "an ISO 8601 duration from " + least + " to " + most)
                .orElse(least);
    }

    static List<String> groups(ObjectReader reader) {
        Optional<List<String>> groups = reader.optTexts("groups", Texts.NAME);
        if (groups.filter(List::isEmpty).isPresent() || !reader.has("groups")) {
            reader.defect("groups", "must name at least one group");
        }
        return groups.orElse(List.of());
    }

    /** Whether the safeguards of all tiers make sense together. */
    static void check(Map<Tier, RequirementDraft> drafts, Requirements resolved, ObjectReader policy) {
        Safeguards below = Safeguards.NONE;
        for (Tier tier : Tier.values()) {
            Safeguards safeguards = resolved.of(tier).safeguards();
            SafeguardsDraft draft =
                    drafts.getOrDefault(tier, RequirementDraft.EMPTY).safeguards();
            String place = "requirements/" + tier.wire() + "/";
            if (draft.breakGlass().isPresent() && resolved.of(tier).approvals() == 0) {
                policy.defectBelow(place + "breakGlass", "must not be given: the tier needs no approval");
            }
            if (draft.riskAcceptance().isPresent() && resolved.of(tier).approvals() == 0) {
                policy.defectBelow(place + "riskAcceptance", "must not be given: the tier needs no approval");
            }
            if (!safeguards.training().containsAll(below.training())) {
                policy.defectBelow(place + "training", "must hold all that is asked for the tier below");
            }
            if (below.conflictDeclaration() && !safeguards.conflictDeclaration()) {
                policy.defectBelow(place + "conflictDeclaration", "must not ask for less than for the tier below");
            }
            below = safeguards;
        }
    }
}
