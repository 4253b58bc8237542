package io.trailwright.ingest.review;

import io.trailwright.access.Caller;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A person whose access token was verified.
 *
 * @param training what the token says of the person's training
 * @param keys where the provider that verified it publishes its keys ({@code jwks_uri}); empty where it has not said
 */
public record VerifiedPerson(Caller caller, Optional<URI> keys, TrainingClaim training) {

    /** Of whose training the token says nothing. */
    public VerifiedPerson(Caller caller, Optional<URI> keys) {
        this(caller, keys, new TrainingClaim.Shown(Map.of()));
    }
}
