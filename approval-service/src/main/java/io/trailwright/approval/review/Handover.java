package io.trailwright.approval.review;

import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import io.trailwright.core.trail.Person;
import java.time.Instant;

/** That somebody else is to decide: one person in the reviewer's stead, or those who come next besides. */
public sealed interface Handover {
    int MAX_REASON = 2000;

    /** In the words of whoever hands it on; never blank, at most {@value #MAX_REASON} characters. */
    String reason();

    /**
     * To one person, until a date.
     *
     * @param to by issuer and subject
     */
    record ToPerson(Person to, Instant until, String reason) implements Handover {
        public ToPerson {
            reason = requireReason(reason);
        }
    }

    /** To those whom the next step of the requirement's ladder names. */
    record ToNextStep(String reason) implements Handover {
        public ToNextStep {
            reason = requireReason(reason);
        }
    }

    private static String requireReason(String given) {
        var reason = given.strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("say why");
        }
        if (reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("a reason has at most " + MAX_REASON + " characters");
        }
        try {
            Json.of(reason);
        } catch (JsonException notText) {
            throw new IllegalArgumentException("a reason is text without lone surrogates", notText);
        }
        return reason;
    }
}
