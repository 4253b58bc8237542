package io.trailwright.policy.evaluation.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailwright.policy.rules.BreakGlass;
import io.trailwright.policy.rules.DecisionField;
import io.trailwright.policy.rules.EscalationStep;
import io.trailwright.policy.rules.EvidenceNeed;
import io.trailwright.policy.rules.Exclusion;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Safeguards;
import io.trailwright.policy.rules.SignIn;
import io.trailwright.policy.rules.Stage;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A requirement as it is recorded in the ledger: to the byte. */
class RequirementJsonTest {
    private static final String BEFORE = """
        {"evidence":[{"kind":"invoice","maxAge":null}],"fields":["tool"],"approvals":2,"groups":["a","b"],\
        "excluded":["requester"],"timeLimit":"PT8H","permitFor":"PT10M","retention":"P7Y\"\
        """;

    @Test
    void withoutStagesItIsWhatItAlwaysWas() throws JsonProcessingException {
        assertEquals(BEFORE + "}", json(requirement(List.of(), List.of())));
    }

    @Test
    void stagesAndEscalationComeBesideTheTotalAndTheUnion() throws JsonProcessingException {
        assertEquals(
                BEFORE + """
                    ,"stages":[{"name":"first","groups":["a","b"],"approvals":2,"distinctGroups":true}],\
                    "escalation":[{"after":"PT1H","groups":["c"]}]}\
                    """,
                json(requirement(
                        List.of(new Stage("first", List.of("a", "b"), 2, true)),
                        List.of(new EscalationStep(Duration.ofHours(1), List.of("c"))))));
    }

    @Test
    void whatIsAskedOfThePeopleIsRecordedWhereItIs() throws JsonProcessingException {
        assertEquals(
                BEFORE + """
                    ,"training":["payments"],"conflictDeclaration":true,"riskAcceptance":{"groups":["risk"]}}\
                    """,
                json(requirement(
                        List.of(),
                        List.of(),
                        new Safeguards(Optional.empty(), List.of("payments"), true, List.of("risk")))));
    }

    @Test
    void aBreakGlassIsRecordedWhereTheTierNamesOne() throws JsonProcessingException {
        var breakGlass = new BreakGlass(List.of("on-call"), Duration.ofMinutes(10), Duration.ofHours(24));
        assertEquals(
                BEFORE + """
                    ,"breakGlass":{"groups":["on-call"],"permitFor":"PT10M","reviewWithin":"PT24H"}}\
                    """,
                json(requirement(
                        List.of(), List.of(), new Safeguards(Optional.of(breakGlass), List.of(), false, List.of()))));
    }

    private static Requirement requirement(List<Stage> stages, List<EscalationStep> escalation) {
        return requirement(stages, escalation, Safeguards.NONE);
    }

    private static Requirement requirement(List<Stage> stages, List<EscalationStep> escalation, Safeguards safeguards) {
        return new Requirement(
                List.of(new EvidenceNeed("invoice", Optional.empty())),
                Set.of(DecisionField.TOOL),
                2,
                List.of("a", "b"),
                Set.of(Exclusion.REQUESTER),
                Duration.ofHours(8),
                Duration.ofMinutes(10),
                Period.ofYears(7),
                SignIn.ANY,
                stages,
                escalation,
                safeguards);
    }

    private static String json(Requirement requirement) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(ResponseMapper.requirement(requirement));
    }
}
