package io.trailwright.policy.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.policy.policy.PolicyDocument;
import io.trailwright.policy.policy.Scope;
import io.trailwright.policy.workflow.Registration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The folder that is shipped: its policies compile, and their own tests pass by being read at all. */
class ShippedFolderTest {

    private static final BootstrapFolder FOLDER =
            BootstrapFolder.read(Path.of("../deploy/bootstrap"), "https://issuer.test");

    @Test
    void everyWorkflowHasAPolicyForEachOfItsActions() {
        // Given
        Set<Scope.Pair> covered = FOLDER.policies().stream()
                .flatMap(policy -> policy.tested().document().scope().pairs().stream())
                .collect(Collectors.toSet());

        // When
        List<Scope.Pair> uncovered = FOLDER.workflows().stream()
                .flatMap(workflow ->
                        workflow.actions().stream().map(action -> new Scope.Pair(workflow.id(), action.type())))
                .filter(pair -> !covered.contains(pair))
                .toList();

        // Then
        assertEquals(List.of(), uncovered);
        assertEquals(
                Set.of(
                        "supplier-payouts",
                        "access-change",
                        "supplier-onboarding",
                        "customer-refund",
                        "compliance-filing",
                        "internal-summary",
                        "brainstorm"),
                FOLDER.workflows().stream().map(Registration::id).collect(Collectors.toSet()));
    }

    @Test
    void noTwoPoliciesCoverTheSame() {
        // When
        List<Scope.Pair> pairs = new ArrayList<>();
        FOLDER.policies()
                .forEach(policy ->
                        pairs.addAll(policy.tested().document().scope().pairs()));

        // Then
        assertEquals(pairs.size(), Set.copyOf(pairs).size());
    }

    @Test
    void everyRuleOfEveryPolicyIsTested() {
        for (PolicyFile policy : FOLDER.policies()) {
            // Given
            PolicyDocument document = policy.tested().document();

            // When
            Set<String> untested = new TreeSet<>();
            document.rules().forEach(rule -> untested.add(rule.id()));
            document.tests().forEach(test -> test.rules().ifPresent(untested::removeAll));
            untested.removeAll(Set.of("tool-not-approved", "data-not-registered"));

            // Then
            assertEquals(Set.of(), untested, document.id());
            assertFalse(document.tests().isEmpty(), document.id());
        }
    }

    @Test
    void everyOwnerIsOliviaAtTheConfiguredIssuer() {
        FOLDER.workflows().forEach(workflow -> {
            assertEquals("https://issuer.test", workflow.owner().iss(), workflow.id());
            assertEquals(
                    "00000000-0000-4000-8000-000000000001", workflow.owner().sub(), workflow.id());
            assertEquals("Olivia Brandt", workflow.owner().name(), workflow.id());
            assertTrue(workflow.approvedTools().contains("anthropic/claude-sonnet"), workflow.id());
        });
    }
}
