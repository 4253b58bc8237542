package io.trailwright.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;
import java.util.List;
import java.util.Set;

/** What the plain Java of a feature stays free of. */
final class DomainRules {

    private static final String[] BORDERS = {"..http..", "..db..", "..client.."};
    private static final Set<String> TIMES = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.OffsetDateTime",
            "java.time.ZonedDateTime");

    private DomainRules() {}

    static List<ArchRule> rules() {
        return List.of(plainJava(), constructorInjection(), clockOnly(), networkInClients(), metersInMetrics());
    }

    private static ArchRule plainJava() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(BORDERS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus.hibernate..",
                        "io.quarkus.panache..",
                        "org.hibernate..",
                        "jakarta.persistence..",
                        "jakarta.ws.rs..",
                        "org.jboss.resteasy..",
                        "io.vertx.sqlclient..",
                        "io.vertx.pgclient..",
                        "io.vertx.mutiny.sqlclient..",
                        "io.vertx.mutiny.pgclient..")
                .because("rules and services are plain Java: HTTP belongs in http, storage in db, peers in client");
    }

    private static ArchRule constructorInjection() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("what a class needs stands in its constructor");
    }

    private static ArchRule clockOnly() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(BORDERS)
                .should()
                .accessTargetWhere(describe("asks the system for the time", DomainRules::asksSystemTime))
                .because("time comes from an injected java.time.Clock, so that tests can set it");
    }

    private static ArchRule networkInClients() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..client..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.net.http..",
                                "org.eclipse.microprofile.rest.client..",
                                "io.quarkus.rest.client..",
                                "io.vertx.ext.web.client..",
                                "io.vertx.mutiny.ext.web.client..")
                        .or(name("java.net.URLConnection"))
                        .or(name("java.net.HttpURLConnection"))
                        .or(name("io.vertx.core.http.HttpClient"))
                        .or(name("io.vertx.mutiny.core.http.HttpClient")))
                .orShould()
                .callMethod(URL.class, "openStream")
                .because(
                        "each call to a peer has a deadline and a meaning for each failure: write it in client/<peer>");
    }

    private static ArchRule metersInMetrics() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("..metrics..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer..")
                .because("what is counted goes through a port of the feature: write meters in its metrics");
    }

    private static boolean asksSystemTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        if (owner.equals("java.lang.System")) {
            return access.getName().equals("currentTimeMillis");
        }
        return TIMES.contains(owner)
                && access.getName().equals("now")
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream()
                        .noneMatch(parameter -> parameter.getName().equals("java.time.Clock"));
    }
}
