package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trailwright.policy.rules.DecisionField;
import io.trailwright.policy.rules.EvidenceNeed;
import io.trailwright.policy.rules.Exclusion;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.SignIn;
import io.trailwright.policy.rules.Tier;
import java.time.Duration;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementDraftTest {

    private static final SignIn COUNTERSIGNED = new SignIn(List.of("1"), Optional.of(Duration.ofMinutes(5)), true);
    private static final EvidenceNeed INVOICE = new EvidenceNeed("invoice", Optional.of(Duration.ofDays(90)));

    @Test
    void aPolicyThatSaysNothingInheritsTheThreeLevels() {
        assertEquals(Requirements.defaults(), RequirementDraft.resolve(Map.of()));
        Requirements levels = Requirements.defaults();
        assertEquals(
                EnumSet.of(DecisionField.WORKFLOW_OWNER, DecisionField.TOOL),
                levels.of(Tier.LOW).fields());
        assertEquals(
                EnumSet.of(
                        DecisionField.WORKFLOW_OWNER,
                        DecisionField.TOOL,
                        DecisionField.PROMPT,
                        DecisionField.SOURCES,
                        DecisionField.REVIEWER),
                levels.of(Tier.MEDIUM).fields());
        assertEquals(EnumSet.allOf(DecisionField.class), levels.of(Tier.HIGH).fields());
    }

    @Test
    void whatHighLeavesOutIsAtLeastWhatMediumAsksFor() {
        // Given
        RequirementDraft medium = new RequirementDraft(
                Optional.of(List.of(INVOICE)),
                Optional.of(List.of(DecisionField.TOOL, DecisionField.REVIEWER)),
                Optional.of(2),
                Optional.of(List.of("finance-reviewers")),
                Optional.of(List.of(Exclusion.EVIDENCE_SUPPLIER)),
                Optional.of(Duration.ofHours(4)),
                Optional.of(Duration.ofMinutes(3)),
                Optional.of(Period.ofYears(10)),
                Optional.of(COUNTERSIGNED),
                Optional.empty(),
                Optional.empty(),
                SafeguardsDraft.EMPTY);

        // When
        Requirements resolved = RequirementDraft.resolve(Map.of(Tier.MEDIUM, medium));

        // Then
        assertEquals(Requirements.defaults().of(Tier.LOW), resolved.of(Tier.LOW));
        assertEquals(
                new Requirement(
                        List.of(INVOICE),
                        EnumSet.allOf(DecisionField.class),
                        2,
                        List.of("finance-reviewers"),
                        Set.of(Exclusion.REQUESTER, Exclusion.WORKFLOW_OWNER, Exclusion.EVIDENCE_SUPPLIER),
                        Duration.ofHours(4),
                        Duration.ofMinutes(3),
                        Period.ofYears(10),
                        COUNTERSIGNED),
                resolved.of(Tier.HIGH));
    }

    @Test
    void requesterAndOwnerNeverApproveWhatIsHigh() {
        // Given
        RequirementDraft nobodyExcluded = new RequirementDraft(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                SafeguardsDraft.EMPTY);

        // When
        Requirements resolved =
                RequirementDraft.resolve(Map.of(Tier.MEDIUM, nobodyExcluded, Tier.HIGH, nobodyExcluded));

        // Then
        assertEquals(Set.of(), resolved.of(Tier.MEDIUM).excluded());
        assertEquals(
                Set.of(Exclusion.REQUESTER, Exclusion.WORKFLOW_OWNER),
                resolved.of(Tier.HIGH).excluded());
    }
}
