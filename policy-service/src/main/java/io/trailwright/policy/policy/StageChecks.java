package io.trailwright.policy.policy;

import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.rules.EscalationStep;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.Tier;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether stages and escalation of all tiers make sense together. */
final class StageChecks {

    private StageChecks() {}

    static void check(Map<Tier, RequirementDraft> drafts, Requirements resolved, ObjectReader policy) {
        boolean stagedBelow = false;
        for (Tier tier : Tier.values()) {
            RequirementDraft draft = drafts.getOrDefault(tier, RequirementDraft.EMPTY);
            Requirement requirement = resolved.of(tier);
            String place = "requirements/" + tier.wire() + "/";
            if (stagedBelow && draft.approvals().isPresent() != draft.groups().isPresent()) {
                String given = draft.approvals().isPresent() ? "approvals" : "groups";
                policy.defectBelow(
                        place + given,
                        "must come with the other of approvals and groups, or as stages: the tier below has stages");
            }
            checkLadder(draft, requirement, place, policy);
            stagedBelow = !requirement.stages().isEmpty();
        }
    }

    /** Nobody is asked after the end, and nobody before those who come first. */
    private static void checkLadder(
            RequirementDraft draft, Requirement requirement, String place, ObjectReader policy) {
        if (draft.escalation().isPresent()) {
            checkOwn(requirement, place + "escalation", policy);
        } else if (draft.timeLimit().isPresent()
                && requirement.escalation().stream()
                        .anyMatch(step -> step.after().compareTo(requirement.timeLimit()) >= 0)) {
            policy.defectBelow(
                    place + "timeLimit", "must be longer than every step of the escalation of the tier below");
        }
    }

    private static void checkOwn(Requirement requirement, String place, ObjectReader policy) {
        List<EscalationStep> ladder = requirement.escalation();
        if (requirement.approvals() == 0 && !ladder.isEmpty()) {
            policy.defectBelow(place, "must not be given: the tier needs no approval");
        }
        Duration before = Duration.ZERO;
        for (int i = 0; i < ladder.size(); i++) {
            Duration after = ladder.get(i).after();
            if (after.isZero()) {
                continue;
            }
            if (after.compareTo(before) <= 0) {
                policy.defectBelow(place + "/" + i + "/after", "must be later than the step before");
            } else if (after.compareTo(requirement.timeLimit()) >= 0) {
                policy.defectBelow(
                        place + "/" + i + "/after", "must be before the time limit of " + requirement.timeLimit());
            }
            before = after;
        }
    }
}
