package io.trailwright.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/**
 * Tells a token that is bad from one of which nobody can say whether it is good, because the identity provider does not
 * answer. The second is no refusal: the same request may pass a little later.
 */
public final class IdentityOutage {

    private IdentityOutage() {}

    /** Whether the provider could not be reached, or did not answer in time. A token that is no JSON is just bad. */
    public static boolean in(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if ((at instanceof IOException && !(at instanceof JsonProcessingException))
                    || at instanceof TimeoutException
                    || at instanceof io.smallrye.mutiny.TimeoutException
                    || at instanceof VertxException) {
                return true;
            }
        }
        return false;
    }

    /** What the caller is told. */
    public static HttpProblem problem() {
        return StandardProblem.IDENTITY_PROVIDER_UNAVAILABLE
                .with("Send the request again a little later: the token could not be verified now.")
                .withHeader("Retry-After", "5")
                .build();
    }
}
