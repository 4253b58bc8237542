package io.trailwright.policy;

import java.util.Optional;

/**
 * Who wrote a version.
 *
 * @param iss issuer of the identity
 * @param sub stable id at the issuer
 * @param name for display, if known
 */
public record Author(String iss, String sub, Optional<String> name) {

    /** The service itself, for what it loads from its bootstrap folder. */
    public static Author bootstrap() {
        return new Author("urn:trailwright", "bootstrap", Optional.of("Bootstrap folder"));
    }
}
