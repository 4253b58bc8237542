package io.trailwright.approval.countersignature;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.trail.Requirement.SignIn;
import java.net.URI;
import java.util.Optional;

/** What is said to the identity provider. */
public interface ProviderCalls {

    /**
     * Where the person signs in again (OpenID Connect Core 1.0, section 3.1.2.1): {@code prompt=login},
     * {@code max_age=0}, the nonce and the proof key.
     */
    URI signIn(Provider provider, Question question);

    /**
     * Redeems the code and validates the ID token that comes with the answer (section 3.1.3.7): signature, algorithm,
     * issuer, audience, times and nonce.
     *
     * @return fails with {@code sign-in-refused} for what the provider refuses or answers wrongly, with
     *     {@code identity-provider-unavailable} when it does not answer
     */
    Uni<Tokens> redeem(Provider provider, String code, Question question);

    /**
     * @param redirect where the browser comes back to
     * @param nonce what the provider is to sign
     * @param username to be filled in for the person
     */
    record Question(
            URI redirect, String state, String nonce, String verifier, SignIn signIn, Optional<String> username) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "Question[" + redirect + "]";
        }
    }

    /** What the provider gave for the code. */
    record Tokens(String accessToken, String idToken) {
        /** Without the tokens. */
        @Override
        public String toString() {
            return "Tokens[]";
        }
    }
}
