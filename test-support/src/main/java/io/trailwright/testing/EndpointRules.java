package io.trailwright.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every endpoint says who may call it, and the constraints on what it takes are checked. */
final class EndpointRules {

    private static final Set<String> HTTP_METHODS = Set.of(
            "jakarta.ws.rs.GET",
            "jakarta.ws.rs.POST",
            "jakarta.ws.rs.PUT",
            "jakarta.ws.rs.PATCH",
            "jakarta.ws.rs.DELETE",
            "jakarta.ws.rs.HEAD",
            "jakarta.ws.rs.OPTIONS");
    private static final Set<String> GUARDS = Set.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.DenyAll",
            "io.quarkus.security.Authenticated",
            "io.quarkus.security.PermissionsAllowed");

    private static final String CHECKED = "io.trailwright.problem.Constrained";

    private EndpointRules() {}

    static List<ArchRule> rules() {
        return List.of(guarded(), constrained());
    }

    private static ArchRule guarded() {
        return methods()
                .that(describe("are endpoints", EndpointRules::isEndpoint))
                .should(sayWhoMayCall())
                .because(
                        "an endpoint without a guard is a decision that nobody made: use @RolesAllowed, @Authenticated or @PermitAll");
    }

    private static ArchRule constrained() {
        return methods()
                .that(describe("are endpoints with constraints", EndpointRules::hasConstraints))
                .should(beChecked())
                .because("a constraint that nobody checks lets everything through: put @Constrained on the class");
    }

    private static boolean hasConstraints(JavaMethod method) {
        return isEndpoint(method)
                && method.getParameters().stream()
                        .flatMap(parameter -> parameter.getAnnotations().stream())
                        .anyMatch(annotation ->
                                annotation.getRawType().getPackageName().startsWith("jakarta.validation"));
    }

    private static ArchCondition<JavaMethod> beChecked() {
        return new ArchCondition<>("be in a class that checks them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        method,
                        method.getOwner().isAnnotatedWith(CHECKED),
                        method.getFullName() + " is not checked " + method.getSourceCodeLocation()));
            }
        };
    }

    private static ArchCondition<JavaMethod> sayWhoMayCall() {
        return new ArchCondition<>("say who may call them") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean guarded = hasGuard(method) || hasGuard(method.getOwner());
                events.add(new SimpleConditionEvent(
                        method,
                        guarded,
                        method.getFullName() + " has no guard and its class has none "
                                + method.getSourceCodeLocation()));
            }
        };
    }

    /** Interfaces of REST clients carry the same annotations and call instead of being called. */
    static boolean isEndpoint(JavaMethod method) {
        return method.getAnnotations().stream().anyMatch(EndpointRules::isHttpMethod)
                && !List.of(method.getOwner().getPackageName().split("\\.")).contains("client");
    }

    private static boolean isHttpMethod(JavaAnnotation<?> annotation) {
        return HTTP_METHODS.contains(annotation.getRawType().getName());
    }

    static Stream<String> httpMethods(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(EndpointRules::isHttpMethod)
                .map(annotation -> annotation.getRawType().getSimpleName());
    }

    static boolean hasGuard(CanBeAnnotated element) {
        return GUARDS.stream().anyMatch(element::isAnnotatedWith);
    }
}
