package io.trailwright.policy.policy;

import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.document.Texts;
import io.trailwright.policy.rules.SignIn;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** Reads how an approver must have signed in. */
final class SignInReader {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private SignInReader() {}

    static Optional<SignIn> read(ObjectReader requirement) {
        return requirement.optObject("signIn").map(SignInReader::signIn);
    }

    private static SignIn signIn(ObjectReader reader) {
        SignIn signIn = new SignIn(
                reader.texts("acr", Texts.OPAQUE),
                reader.optParsed("maxAge", SignInReader::age, "an ISO 8601 duration from PT1M to P1D"),
                reader.optBool("countersigned").orElse(false));
        reader.done();
        return signIn;
    }

    private static Optional<Duration> age(String text) {
        try {
            Duration age = Duration.parse(text);
            boolean sensible = age.compareTo(SHORTEST) >= 0 && age.compareTo(LONGEST) <= 0;
            return sensible ? Optional.of(age) : Optional.empty();
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
