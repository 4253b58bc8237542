package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.policy.document.Defect;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import io.trailwright.policy.document.DocumentParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    private static final String GOOD = """
            id: a-policy
            scope: {workflows: [a-workflow], actions: ["*"]}
            rules:
              - {id: always, when: "true", tier: low, reason: Because.}
            requirements:
              medium: {groups: [a-group]}
            tests:
              - {name: it is low, expect: {tier: low}}
            """;

    @Test
    void yamlAndJsonOfTheSameContentHaveTheSameDigest() {
        // Given
        String json = """
                {"tests":[{"expect":{"tier":"low"},"name":"it is low"}],
                 "requirements":{"medium":{"groups":["a-group"]}},
                 "rules":[{"reason":"Because.","tier":"low","when":"true","id":"always"}],
                 "scope":{"actions":["*"],"workflows":["a-workflow"]},"id":"a-policy"}""";

        // Then
        assertEquals(read(GOOD).digest(), read(json).digest());
        assertNotEquals(
                read(GOOD).digest(), read(GOOD.replace("Because", "since")).digest());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            id: a-policy              ; id: Not An Id                  ; /id
            id: a-policy              ; id: default                    ; /id
            id: a-policy              ; title: none                    ; /id
            workflows: [a-workflow]   ; workflows: []                  ; /scope/workflows
            workflows: [a-workflow]   ; workflows: a-workflow          ; /scope/workflows
            workflows: [a-workflow]   ; workflows: [A B]               ; /scope/workflows/0
            workflows: [a-workflow]   ; workflows: [a, a]              ; /scope/workflows/1
            tier: low, reason         ; tier: lowest, reason           ; /rules/0/tier
            tier: low, reason         ; reason                         ; /rules/0/tier
            reason: Because.          ; reason: 7                      ; /rules/0/reason
            reason: Because.          ; reason: ok, severity: 3        ; /rules/0/severity
            id: always                ; id: error/always               ; /rules/0/id
            groups: [a-group]         ; groups: [a-group], approvals: 11  ; /requirements/medium/approvals
            groups: [a-group]         ; groups: [a-group], approvals: 1.5 ; /requirements/medium/approvals
            groups: [a-group]         ; groups: [a-group], timeLimit: 8h  ; /requirements/medium/timeLimit
            groups: [a-group]         ; groups: [a-group], timeLimit: PT0S; /requirements/medium/timeLimit
            groups: [a-group]         ; groups: [a-group], permitFor: -PT1M; /requirements/medium/permitFor
            groups: [a-group]         ; groups: [a-group], retention: PT5H ; /requirements/medium/retention
            groups: [a-group]         ; groups: [a-group], signIn: {maxAge: PT2D} ; /requirements/medium/signIn/maxAge
            groups: [a-group]         ; groups: [a-group], signIn: {acr: strong} ; /requirements/medium/signIn/acr
            groups: [a-group]         ; groups: [a-group], signIn: {countersigned: 1} ; /requirements/medium/signIn/countersigned
            groups: [a-group]         ; groups: [a-group], signIn: {strong: true} ; /requirements/medium/signIn/strong
            groups: [a-group]         ; groups: [a-group], fields: [colour]; /requirements/medium/fields/0
            groups: [a-group]         ; groups: [a-group], excluded: [boss]; /requirements/medium/excluded/0
            groups: [a-group]         ; groups: [a-group], evidence: [{}]  ; /requirements/medium/evidence/0/kind
            groups: [a-group]         ; groups: [a-group], evidence: [{kind: a, maxAge: old}]; /requirements/medium/evidence/0/maxAge
            name: it is low,          ; name: it is low, facts: {sumary: x},  ; /tests/0/facts/sumary
            name: it is low,          ; name: it is low, facts: {summary: x}, ; /tests/0/facts/summary
            name: it is low,          ; name: it is low, facts: {tool: {declared: false, approved: true}}, ; /tests/0/facts/tool/approved
            expect: {tier: low}       ; expected: {tier: low}          ; /tests/0/expect
            medium: {groups           ; middle: {groups                ; /requirements/middle
            """)
    void whatIsWrongIsNamedByPointer(String good, String bad, String pointer) {
        // When
        DefectiveDocumentException refused =
                assertThrows(DefectiveDocumentException.class, () -> read(GOOD.replace(good, bad)));

        // Then
        assertEquals(Kind.SHAPE, refused.kind());
        assertEquals(pointer, refused.defects().get(0).pointer(), refused.getMessage());
    }

    @Test
    void aHigherTierNeverAsksForAWeakerSignInThanTheTierBelow() {
        // Given
        String milder = GOOD.replace(
                "  medium: {groups: [a-group]}",
                "  medium: {groups: [a-group], signIn: {countersigned: true}}\n  high: {signIn: {acr: [gold]}}");

        // When
        DefectiveDocumentException refused = assertThrows(DefectiveDocumentException.class, () -> read(milder));

        // Then
        assertEquals(
                List.of(new Defect("/requirements/high/signIn", "must not ask for less than for the tier below")),
                refused.defects());
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        // When
        DefectiveDocumentException refused = assertThrows(
                DefectiveDocumentException.class,
                () -> read("{id: x, colour: red, scope: {workflows: [a]}, rules: [], tests: [{}]}"));

        // Then
        assertEquals(
                List.of(
                        "/scope/actions",
                        "/rules",
                        "/requirements/medium/groups",
                        "/requirements/high/groups",
                        "/tests/0/name",
                        "/tests/0/expect",
                        "/colour"),
                refused.defects().stream().map(Defect::pointer).toList());
    }

    @Test
    void requirementsThatMakeNoSenseAreRefused() {
        assertEquals(
                List.of("/requirements/medium/groups", "/requirements/high/groups"),
                pointers(GOOD.replace("medium: {groups: [a-group]}", "low: {approvals: 0}")));
        assertEquals(
                List.of("/requirements/medium/fields", "/requirements/high/approvals", "/requirements/high/fields"),
                pointers(GOOD.replace(
                        "groups: [a-group]}", "groups: [a-group], approvals: 0}\n  high: {approvals: 0}")));
        assertEquals(
                List.of("/requirements/high/approvals"),
                pointers(GOOD.replace(
                        "groups: [a-group]}", "groups: [a-group], approvals: 3}\n  high: {approvals: 2}")));
    }

    private static List<String> pointers(String document) {
        return assertThrows(DefectiveDocumentException.class, () -> read(document)).defects().stream()
                .map(Defect::pointer)
                .toList();
    }

    private static PolicyDocument read(String text) {
        return PolicyReader.read(DocumentParser.yaml(text.getBytes(StandardCharsets.UTF_8)));
    }
}
