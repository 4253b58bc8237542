package io.trailwright.problem;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** After everything that asks who calls. */
@Constrained
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_AFTER)
public class ConstrainedParameters {

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Constraints.require(call.getTarget(), call.getMethod(), call.getParameters());
        return call.proceed();
    }
}
