package io.trailwright.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An endpoint as the service's classes say it, so that a table of endpoints can be held against all there are.
 *
 * @param method such as {@code GET}
 * @param path with its parameters, such as {@code /v1/reviews/{decisionId}}
 * @param open everybody may call it
 */
public record Endpoint(String method, String path, boolean open) {

    private static final String PATH = "jakarta.ws.rs.Path";
    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";

    /** All endpoints of a service, ordered by path and method. The root package is such as {@code io.trailwright.ingest}. */
    public static List<Endpoint> allOf(String rootPackage) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(rootPackage).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(EndpointRules::isEndpoint)
                        .flatMap(Endpoint::of)
                        .sorted(Comparator.comparing(Endpoint::path).thenComparing(Endpoint::method))
                        .toList();
    }

    private static Stream<Endpoint> of(JavaMethod method) {
        JavaClass owner = method.getOwner();
        String path = ("/" + pathOf(owner) + "/" + pathOf(method)).replaceAll("/+", "/");
        boolean open = method.isAnnotatedWith(PERMIT_ALL)
                || (owner.isAnnotatedWith(PERMIT_ALL) && !EndpointRules.hasGuard(method));
        return EndpointRules.httpMethods(method)
                .map(verb -> new Endpoint(verb, path.length() > 1 ? path.replaceAll("/$", "") : path, open));
    }

    private static String pathOf(HasAnnotations<?> element) {
        return element.tryGetAnnotationOfType(PATH)
                .flatMap(annotation -> annotation.get("value"))
                .map(Object::toString)
                .orElse("");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
