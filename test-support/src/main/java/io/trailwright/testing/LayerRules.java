package io.trailwright.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Who may know whom. */
final class LayerRules {

    private static final String[] OTHERS = {
        "io.trailwright.ingest..",
        "io.trailwright.policy..",
        "io.trailwright.approval..",
        "io.trailwright.reconstruction..",
        "io.trailwright.verifier..",
        "io.trailwright.launcher.."
    };

    private LayerRules() {}

    static List<ArchRule> rules(String root) {
        return List.of(
                httpNotOnDb(root), dbNotOnHttp(root), domainNotOnDb(root), noOtherService(root), noDumpingGround());
    }

    private static ArchRule httpNotOnDb(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "..db..")
                .because("http and db point inward, never at each other: go through the feature's service");
    }

    private static ArchRule dbNotOnHttp(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..db..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "..http..")
                .because("http and db point inward, never at each other: store the feature's records, not the API's");
    }

    private static ArchRule domainNotOnDb(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackages("..db..", "..http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + "..db..")
                .because("the feature owns the port and db implements it: depend on the port");
    }

    private static ArchRule noOtherService(String root) {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(OTHERS).and(not(resideInAPackage(root + ".."))))
                .because("no service uses another's code: speak HTTP, or move what all must agree on to trail-core");
    }

    private static ArchRule noDumpingGround() {
        return noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..misc..")
                .because("a package is named by what it does");
    }
}
