package io.trailwright.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;

/** The shape of a service (DESIGN.md, section 4) as rules: one call in one test of each service. */
public final class ServiceArchitecture {

    private ServiceArchitecture() {}

    /**
     * Checks all classes of a service, its tests left out.
     *
     * @param rootPackage such as {@code io.trailwright.ingest}
     * @throws AssertionError with every broken rule, why there is such a rule and each place that breaks it
     */
    public static void check(String rootPackage) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
        if (classes.isEmpty()) {
            throw new AssertionError("no classes found in " + rootPackage);
        }
        List<String> broken = violations(rootPackage, classes);
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join("\n\n", broken));
        }
    }

    static List<String> violations(String rootPackage, JavaClasses classes) {
        return Stream.of(LayerRules.rules(rootPackage), DomainRules.rules(), EndpointRules.rules())
                .flatMap(List::stream)
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(EvaluationResult::hasViolation)
                .map(result -> result.getFailureReport().toString())
                .toList();
    }
}
