package io.trailwright.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.annotation.ElementType;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * The constraints (Jakarta Validation 3.1) on what callers send. What a class asks is read when something of its kind is
 * first sent, not at the start of the service.
 */
public final class Constraints {

    private Constraints() {}

    /**
     * Requires that an object keeps its constraints.
     *
     * @throws ConstraintViolationException with all that it breaks
     */
    public static void require(Object body) {
        refuseIfAny(Lazily.VALIDATOR.validate(body));
    }

    static void require(Object target, Method method, Object[] parameters) {
        refuseIfAny(Lazily.VALIDATOR.forExecutables().validateParameters(target, method, parameters));
    }

    private static void refuseIfAny(Set<? extends ConstraintViolation<?>> violations) {
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
    }

    /** Made by the first caller; the others wait. */
    private static final class Lazily {
        static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class)
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .traversableResolver(new Everything())
                .buildValidatorFactory()
                .getValidator();
    }

    /** What is validated came from a caller and is all there: nothing is loaded when it is looked at. */
    private static final class Everything implements TraversableResolver {
        @Override
        public boolean isReachable(
                Object bean, Path.Node property, Class<?> root, Path pathToBean, ElementType elementType) {
            return true;
        }

        @Override
        public boolean isCascadable(
                Object bean, Path.Node property, Class<?> root, Path pathToBean, ElementType elementType) {
            return true;
        }
    }
}
