package io.trailwright.approval.countersignature;

import java.net.URI;
import java.util.Optional;

/**
 * The identity provider of this request, by its own metadata (OpenID Connect Discovery 1.0, section 3).
 *
 * @param authorization where the person's browser goes
 * @param token where a code is redeemed
 * @param keys where its keys are published
 */
public record Provider(String issuer, URI authorization, URI token, URI keys) {

    /** Gives the provider that signed the person of this request in. */
    public interface OfRequest {

        /** Empty where it has not said where its endpoints are. */
        Optional<Provider> provider();
    }
}
