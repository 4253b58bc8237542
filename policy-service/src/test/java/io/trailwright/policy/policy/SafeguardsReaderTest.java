package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.policy.document.Defect;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DocumentParser;
import io.trailwright.policy.rules.BreakGlass;
import io.trailwright.policy.rules.Safeguards;
import io.trailwright.policy.rules.Tier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of people beside, and who may let something run otherwise, as a policy's author writes it. */
class SafeguardsReaderTest {
    private static final String GOOD = """
        id: a-policy
        scope: {workflows: [a-workflow], actions: ["*"]}
        rules:
          - {id: always, when: "true", tier: low, reason: Because.}
        requirements:
          medium:
            approvals: 1
            groups: [clerks]
            breakGlass: {groups: [on-call], permitFor: PT10M, reviewWithin: PT24H}
            training: [payments]
            conflictDeclaration: true
            riskAcceptance: {groups: [risk]}
        tests:
          - {name: it is low, expect: {tier: low}}
        """;

    @Test
    void whatMakesATierMilderIsItsOwnAndWhatMakesItStricterIsTakenOver() {
        assertEquals(
                new Safeguards(
                        Optional.of(new BreakGlass(List.of("on-call"), Duration.ofMinutes(10), Duration.ofHours(24))),
                        List.of("payments"),
                        true,
                        List.of("risk")),
                read(GOOD, Tier.MEDIUM));
        assertEquals(Safeguards.NONE, read(GOOD, Tier.LOW));
        assertEquals(new Safeguards(Optional.empty(), List.of("payments"), true, List.of()), read(GOOD, Tier.HIGH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        [on-call]          ; []                          ; /requirements/medium/breakGlass/groups
        groups: [on-call], ; ``                          ; /requirements/medium/breakGlass/groups
        PT10M              ; PT59S                       ; /requirements/medium/breakGlass/permitFor
        PT10M              ; PT61M                       ; /requirements/medium/breakGlass/permitFor
        permitFor: PT10M,  ; ``                          ; /requirements/medium/breakGlass/permitFor
        PT24H              ; PT59M                       ; /requirements/medium/breakGlass/reviewWithin
        PT24H              ; P31D                        ; /requirements/medium/breakGlass/reviewWithin
        , reviewWithin: PT24H; ``                        ; /requirements/medium/breakGlass/reviewWithin
        reviewWithin: PT24H; reviewWithin: PT24H, by: x  ; /requirements/medium/breakGlass/by
        [payments]         ; [payments, payments]        ; /requirements/medium/training/1
        conflictDeclaration: true; conflictDeclaration: often; /requirements/medium/conflictDeclaration
        {groups: [risk]}   ; {groups: []}                ; /requirements/medium/riskAcceptance/groups
        {groups: [risk]}   ; {groups: [risk], for: all}  ; /requirements/medium/riskAcceptance/for
        tests:             ; `  high: {training: [other]}\ntests:`; /requirements/high/training
        tests:             ; `  high: {conflictDeclaration: false}\ntests:`; /requirements/high/conflictDeclaration
        tests:             ; `  low: {riskAcceptance: {groups: [x]}}\ntests:`; /requirements/low/riskAcceptance
        tests:             ; `  low: {breakGlass: {groups: [x], permitFor: PT5M, reviewWithin: PT2H}}\ntests:`; /requirements/low/breakGlass
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

    private static Safeguards read(String text, Tier tier) {
        return PolicyReader.read(DocumentParser.yaml(text.getBytes(StandardCharsets.UTF_8)))
                .requirements()
                .of(tier)
                .safeguards();
    }
}
