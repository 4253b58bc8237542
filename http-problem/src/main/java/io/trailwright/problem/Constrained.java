package io.trailwright.problem;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameters of the endpoints of this class keep their constraints (Jakarta Validation 3.1, section 6.1), or the
 * caller gets 400 with a pointer for each that does not. An architecture rule finds a class that forgot it.
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Constrained {}
