package io.trailwright.policy.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trailwright.policy.document.Defect;
import io.trailwright.policy.document.DefectiveDocumentException;
import io.trailwright.policy.document.DefectiveDocumentException.Kind;
import io.trailwright.policy.document.DocumentParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {

    private static final String HEAD = """
            id: a-policy
            scope: {workflows: [a-workflow], actions: [an.action]}
            requirements: {medium: {groups: [a-group]}}
            """;

    @Test
    void everyRuleThatDoesNotCompileIsNamed() {
        assertEquals(
                List.of(
                        new Defect(
                                "/rules/0/when",
                                "Rule first does not compile: line 1, column 1: undeclared reference to 'amount'"
                                        + " (in container '')"),
                        new Defect(
                                "/rules/2/when",
                                "Rule third does not compile: line 1, column 5: expected type 'bool' but found 'int'")),
                refused("""
                        rules:
                          - {id: first, when: amount > 3, tier: low, reason: Because.}
                          - {id: second, when: "true", tier: low, reason: Because.}
                          - {id: third, when: size(evidence), tier: low, reason: Because.}
                        tests:
                          - {name: it is high, expect: {tier: high}}
                        """));
    }

    @Test
    void everyTestThatFailsIsNamedWithWhatCameOut() {
        assertEquals(
                List.of(
                        new Defect(
                                "/tests/1/expect/tier",
                                "Test 'a small one is low' expects tier low, but it is high by large."),
                        new Defect(
                                "/tests/2/expect/rules",
                                "Test 'other rules' expects other rules to fire: expected [always, large], got [always]."),
                        new Defect(
                                "/tests/3/expect/missing",
                                "Test 'other evidence' expects something else to be missing:"
                                        + " expected [evidence/contract], got [].")),
                refused("""
                        rules:
                          - {id: always, when: "true", tier: low, reason: Because.}
                          - {id: large, when: args.amount > 10, tier: high, reason: Because.}
                        tests:
                          - {name: a large one is high, facts: {args: {amount: 11}}, expect: {tier: high, rules: [large, always]}}
                          - {name: a small one is low, facts: {args: {amount: 11}}, expect: {tier: low}}
                          - {name: other rules, facts: {args: {amount: 1}}, expect: {tier: low, rules: [always, large]}}
                          - {name: other evidence, facts: {args: {amount: 1}}, expect: {tier: low, missing: [evidence/contract]}}
                        """));
    }

    @Test
    void aTestCanSayHowOldEvidenceIs() {
        assertEquals(
                List.of(new Defect(
                        "/tests/1/expect/missing",
                        "Test 'stale' expects something else to be missing: expected [], got [evidence/extract].")),
                refused("""
                        rules: [{id: always, when: "true", tier: low, reason: Because.}]
                        requirements:
                          low: {evidence: [{kind: extract, maxAge: P30D}]}
                          medium: {groups: [a-group]}
                        tests:
                          - {name: fresh, facts: {evidence: [{kind: extract, age: P30D}]}, expect: {tier: low, missing: []}}
                          - {name: stale, facts: {evidence: [{kind: extract, age: P31D}]}, expect: {tier: low, missing: []}}
                        """));
    }

    private static List<Defect> refused(String rest) {
        String head = rest.contains("requirements:") ? HEAD.replaceFirst("(?m)^requirements.*\n", "") : HEAD;
        PolicyDocument document =
                PolicyReader.read(DocumentParser.yaml((head + rest).getBytes(StandardCharsets.UTF_8)));
        DefectiveDocumentException refused =
                assertThrows(DefectiveDocumentException.class, () -> PolicyCompiler.compileAndTest(document, 1));
        assertEquals(Kind.CONTENT, refused.kind());
        return refused.defects();
    }
}
