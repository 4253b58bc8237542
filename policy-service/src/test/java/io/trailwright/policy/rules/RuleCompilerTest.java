package io.trailwright.policy.rules;

import static io.trailwright.policy.rules.Policies.facts;
import static io.trailwright.policy.rules.Policies.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCompilerTest {

    private static final String ARGUMENTS = "{'amount': 12500.5, 'whole': 3, 'text': '12500.50', 'word': 'a lot',"
            + " 'yes': true, 'nothing': null, 'list': [1, 2.5], 'inner': {'deep': {'x': 7}}}";

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            args.amount > 10000                                 ; yes
            args.amount > 10000.5                               ; yes
            args.amount == 12500.5                              ; yes
            args.whole == 3                                     ; yes
            args.whole == 3.0                                   ; yes
            args.whole in [1, 2, 3]                             ; yes
            args.whole * 2.0 == 6.0                             ; yes
            args.whole * 2 == 6                                 ; a value is of another type than it needs
            args.text > 10000                                   ; a value is of another type than it needs
            args.text == 12500.5                                ; no
            double(args.text) > 10000                           ; yes
            args.amount.exceeds(12500.5)                        ; no
            args.amount.exceeds('12500.4999999999999999')       ; yes
            args.amount.atLeast('12500.500')                    ; yes
            args.amount.below(12500.51)                         ; yes
            args.amount.atMost(12500)                           ; no
            args.text.exceeds(12500)                            ; yes
            args.text.atLeast(args.amount)                      ; yes
            args.word.exceeds(1)                                ; a value is not written as it needs
            args.yes.exceeds(0)                                 ; a value is not written as it needs
            args.absent.exceeds(1)                              ; a value that it needs is not there
            args.absent == 1                                    ; a value that it needs is not there
            has(args.absent)                                    ; no
            has(args.nothing)                                   ; yes
            args.nothing == null                                ; yes
            args.nothing > 1                                    ; a value is of another type than it needs
            args.yes                                            ; yes
            args.word                                           ; its condition gives neither true nor false
            args.list[0] == 1                                   ; yes
            args.list[5] == 1                                   ; it reads past the end of a list
            args.list.exists(x, x > 2)                          ; yes
            args.list.all(x, x > 2)                             ; no
            args.inner.deep.x == 7                              ; yes
            has(args.inner.deep.y)                              ; no
            'deep' in args.inner                                ; yes
            args['whole'] == 3                                  ; yes
            args.inner['deep'].x == 7                           ; yes
            size(args.list) == 2                                ; yes
            1 / 0 == 1                                          ; it divides by zero
            args.absent == 1 || args.yes                        ; yes
            args.absent == 1 && args.yes                        ; a value that it needs is not there
            action.type == 'an.action'                          ; yes
            action.target.startsWith('a-')                      ; yes
            workflow.id == 'a-workflow' && workflow.version == 2; yes
            tool.declared && tool.approved                      ; yes
            tool.provider == 'a-maker' && tool.name == 'a-model'; yes
            'public' in dataCategories                          ; yes
            size(unregisteredDataCategories) > 0                ; no
            'invoice' in evidence                               ; no
            args.word.matches('^a +lot$')                       ; yes
            """)
    void aConditionMeansWhatItSays(String when, String expected) throws UncompilableRuleException {
        // Given
        CompiledRule rule = RuleCompiler.compile(rule("a-rule", Tier.LOW, when));

        // When
        RuleOutcome outcome = rule.evaluate(CelFacts.of(facts(ARGUMENTS)));

        // Then
        assertEquals(
                switch (expected) {
                    case "yes" -> new RuleOutcome.Fired();
                    case "no" -> new RuleOutcome.Silent();
                    default -> new RuleOutcome.Failed(expected);
                },
                outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action.typ == 'x'",
                "amount > 3",
                "summary.contains('harmless')",
                "args.amount >",
                "'text'",
                "1",
                "args.list.map(x, x)",
                "args.list.filter(x, true)",
                "evidence == 'invoice'",
                "workflow.version == 'two'",
                "now() > timestamp('2026-01-01T00:00:00Z')",
                ""
            })
    void aConditionThatIsNoneDoesNotCompile(String when) {
        assertThrows(UncompilableRuleException.class, () -> RuleCompiler.compile(rule("a-rule", Tier.LOW, when)));
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        // When
        UncompilableRuleException refused = assertThrows(
                UncompilableRuleException.class,
                () -> RuleCompiler.compile(rule("a-rule", Tier.LOW, "true &&\n action.typ == 'x'")));

        // Then
        assertEquals("line 2, column 2: undeclared reference to 'action' (in container '')", refused.getMessage());
    }

    @Test
    void aConditionThatIsTooLongOrTooDeepDoesNotCompile() {
        // Given
        String tooLong = "true" + " || true".repeat(RuleCompiler.MAX_LENGTH / 8);
        String tooDeep = "(".repeat(300) + "true" + ")".repeat(300);

        // Then
        assertThrows(UncompilableRuleException.class, () -> RuleCompiler.compile(rule("a-rule", Tier.LOW, tooLong)));
        assertThrows(UncompilableRuleException.class, () -> RuleCompiler.compile(rule("a-rule", Tier.LOW, tooDeep)));
    }

    @Test
    void aConditionThatTakesTooManyStepsEndsAndIsAFailure() throws UncompilableRuleException {
        // Given
        String list = "[" + String.join(",", Collections.nCopies(500, "1")) + "]";
        CompiledRule rule = RuleCompiler.compile(
                rule("a-rule", Tier.LOW, "args.list.all(x, args.list.all(y, args.list.all(z, true)))"));

        // When
        RuleOutcome outcome = rule.evaluate(CelFacts.of(facts("{'list': " + list + "}")));

        // Then
        assertEquals(new RuleOutcome.Failed("it would take more steps than are allowed"), outcome);
    }

    @Test
    void aRegularExpressionCannotBacktrackForever() throws UncompilableRuleException {
        // Given
        CompiledRule rule = RuleCompiler.compile(rule("a-rule", Tier.LOW, "args.text.matches('^(a+)+$')"));
        String text = "a".repeat(50_000) + "!";

        // When
        long before = System.nanoTime();
        RuleOutcome outcome = rule.evaluate(CelFacts.of(facts("{'text': '" + text + "'}")));

        // Then
        assertEquals(new RuleOutcome.Silent(), outcome);
        assertTrue(System.nanoTime() - before < 5_000_000_000L);
    }
}
