package io.trailwright.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Turns a property path of Bean Validation into a JSON pointer: {@code propose.body.evidence[0].digest} is {@code /evidence/0/digest}. */
final class ConstraintPointers {

    private ConstraintPointers() {}

    static Violation violation(ConstraintViolation<?> violation) {
        StringBuilder pointer = new StringBuilder();
        Path.MethodNode method = null;
        Path.ParameterNode parameter = null;
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD -> method = node.as(Path.MethodNode.class);
                case PARAMETER -> parameter = node.as(Path.ParameterNode.class);
                default -> append(pointer, node);
            }
        }
        if (pointer.isEmpty() && method != null && parameter != null) {
            return ofParameter(violation, method, parameter);
        }
        return new Violation(pointer.toString(), violation.getMessage());
    }

    private static void append(StringBuilder pointer, Path.Node node) {
        if (node.getIndex() != null) {
            pointer.append('/').append(node.getIndex());
        } else if (node.getKey() != null) {
            pointer.append('/').append(Pointers.escape(node.getKey().toString()));
        }
        if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
            pointer.append('/').append(Pointers.escape(node.getName()));
        }
    }

    private static Violation ofParameter(
            ConstraintViolation<?> violation, Path.MethodNode method, Path.ParameterNode parameter) {
        for (Annotation annotation : annotations(violation.getRootBeanClass(), method, parameter)) {
            Place place = Place.of(annotation);
            if (place != null) {
                String name = place.name().isEmpty() ? parameter.getName() : place.name();
                return new Violation("/" + Pointers.escape(name), violation.getMessage(), place.in());
            }
        }
        return new Violation("", violation.getMessage());
    }

    /** Where a parameter stands and what it is called there; the Java name when the annotation names nothing. */
    private record Place(String in, String name) {

        static @Nullable Place of(Annotation annotation) {
            if (annotation instanceof QueryParam it) {
                return new Place("query", it.value());
            } else if (annotation instanceof RestQuery it) {
                return new Place("query", it.value());
            } else if (annotation instanceof PathParam it) {
                return new Place("path", it.value());
            } else if (annotation instanceof RestPath it) {
                return new Place("path", it.value());
            } else if (annotation instanceof HeaderParam it) {
                return new Place("header", it.value());
            } else if (annotation instanceof RestHeader it) {
                return new Place("header", it.value());
            } else if (annotation instanceof CookieParam it) {
                return new Place("cookie", it.value());
            } else if (annotation instanceof RestCookie it) {
                return new Place("cookie", it.value());
            }
            return null;
        }
    }

    private static List<Annotation> annotations(Class<?> type, Path.MethodNode node, Path.ParameterNode parameter) {
        List<Annotation> found = new ArrayList<>();
        Class<?>[] parameterTypes = node.getParameterTypes().toArray(Class<?>[]::new);
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            try {
                Method method = at.getDeclaredMethod(node.getName(), parameterTypes);
                Parameter declared = method.getParameters()[parameter.getParameterIndex()];
                found.addAll(List.of(declared.getAnnotations()));
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return found;
    }
}
