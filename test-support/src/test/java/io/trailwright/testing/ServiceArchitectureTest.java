package io.trailwright.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceArchitectureTest {

    private static final String FIXTURES = "io.trailwright.testing.fixture.";

    private static List<String> violations(String fixture) {
        String root = FIXTURES + fixture;
        return ServiceArchitecture.violations(root, new ClassFileImporter().importPackages(root));
    }

    @Test
    void a_service_of_the_right_shape_passes() {
        // When
        List<String> violations = violations("good");

        // Then
        assertEquals(List.of(), violations);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            httpusesdb        | go through the feature's service                | Resource.row()
            dbuseshttp        | store the feature's records, not the API's      | Repository.save(
            domainusesdb      | depend on the port                              | Rule.allows(
            otherservice      | no service uses another's code                  | io.trailwright.approval.fixture.Foreign
            dumpingground     | a package is named by what it does              | Strings
            domainuseshttp    | rules and services are plain Java               | WebApplicationException
            domainusessql     | rules and services are plain Java               | io.vertx.mutiny.sqlclient.Pool
            fieldinjection    | what a class needs stands in its constructor    | Resource.injected
            systemtime        | time comes from an injected java.time.Clock     | Rule.now()
            systemmillis      | time comes from an injected java.time.Clock     | Rule.now()
            timereference     | time comes from an injected java.time.Clock     | Rule.today()
            networkoutside    | write it in client/<peer>                       | openStream
            httpclientoutside | write it in client/<peer>                       | java.net.http.HttpClient
            meteroutside      | what is counted goes through a port             | io.micrometer.fixture.Meter
            unchecked         | lets everything through                         | Resource.limited(
            unguarded         | use @RolesAllowed, @Authenticated or @PermitAll | Resource.forgotten()
            """)
    void each_rule_fails_on_its_own_and_says_why_and_where(String fixture, String why, String where) {
        // When
        List<String> violations = violations(fixture);

        // Then
        assertEquals(1, violations.size(), violations.toString());
        assertTrue(violations.get(0).contains(why), violations.get(0));
        assertTrue(violations.get(0).contains(where), violations.get(0));
    }

    @Test
    void only_the_endpoint_without_a_guard_is_named() {
        // When
        String report = violations("unguarded").get(0);

        // Then
        assertTrue(report.contains("(1 times)"), report);
    }

    @Test
    void a_package_without_classes_is_not_taken_for_a_good_one() {
        // When
        AssertionError failure =
                assertThrows(AssertionError.class, () -> ServiceArchitecture.check("io.trailwright.nowhere"));

        // Then
        assertEquals("no classes found in io.trailwright.nowhere", failure.getMessage());
    }

    @Test
    void check_reports_what_is_broken() {
        // When: this very module has classes and breaks the rule of the clock.
        AssertionError failure =
                assertThrows(AssertionError.class, () -> ServiceArchitecture.check("io.trailwright.testing"));

        // Then
        assertTrue(failure.getMessage().contains("TokenBuilder"), failure.getMessage());
    }
}
