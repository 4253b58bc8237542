package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.policy.document.Defect;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DocumentParser;
import io.trailwright.policy.rules.EscalationStep;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Stage;
import io.trailwright.policy.rules.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stages and escalation as a policy's author writes them. */
class StageReaderTest {
    private static final String GOOD = """
            id: a-policy
            scope: {workflows: [a-workflow], actions: ["*"]}
            rules:
              - {id: always, when: "true", tier: low, reason: Because.}
            requirements:
              medium:
                stages:
                  - {name: payables, groups: [clerks, leads], approvals: 2, distinctGroups: true}
                  - {name: control, groups: [leads, controllers]}
                escalation:
                  - {after: PT1H, groups: [managers]}
                  - {after: PT3H, groups: [directors]}
                timeLimit: PT4H
            tests:
              - {name: it is low, expect: {tier: low}}
            """;

    private static final List<Stage> STAGES = List.of(
            new Stage("payables", List.of("clerks", "leads"), 2, true),
            new Stage("control", List.of("leads", "controllers"), 1, false));

    private static final List<EscalationStep> LADDER = List.of(
            new EscalationStep(Duration.ofHours(1), List.of("managers")),
            new EscalationStep(Duration.ofHours(3), List.of("directors")));

    @Test
    void stagesSayTheTotalAndTheUnionToo() {
        // When
        Requirement medium = read(GOOD, Tier.MEDIUM);

        // Then
        assertEquals(STAGES, medium.stages());
        assertEquals(LADDER, medium.escalation());
        assertEquals(3, medium.approvals());
        assertEquals(List.of("clerks", "leads", "controllers"), medium.groups());
    }

    @Test
    void aTierThatSaysNothingAboutItTakesTheStagesOfTheTierBelow() {
        // When
        Requirement high = read(GOOD, Tier.HIGH);

        // Then
        assertEquals(STAGES, high.stages());
        assertEquals(LADDER, high.escalation());
        assertEquals(3, high.approvals());
        assertEquals(List.of("clerks", "leads", "controllers"), high.groups());
    }

    @Test
    void approvalsAndGroupsTogetherTakeThePlaceOfTheStagesBelow() {
        // When
        Requirement high = read(
                GOOD.replace("tests:", "  high: {approvals: 3, groups: [board], escalation: []}\ntests:"), Tier.HIGH);

        // Then
        assertEquals(List.of(), high.stages());
        assertEquals(List.of(), high.escalation());
        assertEquals(3, high.approvals());
        assertEquals(List.of("board"), high.groups());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            name: control,     ; ``                                        ; /requirements/medium/stages/1/name
            name: control,     ; name: payables,                           ; /requirements/medium/stages/1/name
            name: control,     ; name: 7,                                  ; /requirements/medium/stages/1/name
            name: control,     ; name: control, order: 2,                  ; /requirements/medium/stages/1/order
            approvals: 2       ; approvals: 0                              ; /requirements/medium/stages/0/approvals
            approvals: 2       ; approvals: 3                              ; /requirements/medium/stages/0/approvals
            approvals: 2, distinctGroups: true; approvals: 10              ; /requirements/medium/stages
            [leads, controllers]; []                                       ; /requirements/medium/stages/1/groups
            , groups: [leads, controllers]; ``                             ; /requirements/medium/stages/1/groups
            [leads, controllers]; [leads, leads]                           ; /requirements/medium/stages/1/groups/1
            distinctGroups: true; distinctGroups: perhaps                  ; /requirements/medium/stages/0/distinctGroups
            timeLimit: PT4H    ; groups: [more]                            ; /requirements/medium/groups
            timeLimit: PT4H    ; approvals: 3                              ; /requirements/medium/approvals
            timeLimit: PT4H    ; timeLimit: PT3H                           ; /requirements/medium/escalation/1/after
            after: PT3H        ; after: PT1H                               ; /requirements/medium/escalation/1/after
            after: PT3H        ; after: soon                               ; /requirements/medium/escalation/1/after
            {after: PT3H, groups; {groups                                  ; /requirements/medium/escalation/1/after
            [managers]         ; []                                        ; /requirements/medium/escalation/0/groups
            after: PT1H,       ; after: PT1H, by: mail,                    ; /requirements/medium/escalation/0/by
            tests:             ; `  low: {escalation: [{after: PT1H, groups: [x]}]}\ntests:`; /requirements/low/escalation
            tests:             ; `  high: {groups: [board]}\ntests:`        ; /requirements/high/groups
            tests:             ; `  high: {approvals: 4}\ntests:`           ; /requirements/high/approvals
            tests:             ; `  high: {timeLimit: PT2H}\ntests:`        ; /requirements/high/timeLimit
            tests:             ; `  high: {stages: []}\ntests:`             ; /requirements/high/stages
            tests:             ; `  high: {stages: [{name: one, groups: [x]}]}\ntests:`; /requirements/high/stages
            """)
    void whatIsWrongIsNamedByPointerAndOnlyThat(String good, String bad, String pointer) {
        // When
        String document = GOOD.replace(good, bad == null ? "" : bad.replace("\\n", "\n"));
        List<String> pointers =
                assertThrows(DefectiveDocumentException.class, () -> read(document, Tier.MEDIUM)).defects().stream()
                        .map(Defect::pointer)
                        .toList();

        // Then
        assertEquals(List.of(pointer), pointers);
    }

    private static Requirement read(String text, Tier tier) {
        return PolicyReader.read(DocumentParser.yaml(text.getBytes(StandardCharsets.UTF_8)))
                .requirements()
                .of(tier);
    }
}
