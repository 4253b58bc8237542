package io.trailwright.ingest.review;

import io.trailwright.access.Caller;
import java.net.URI;
import java.util.Optional;

/**
 * A person whose access token was verified.
 *
 * @param keys where the provider that verified it publishes its keys ({@code jwks_uri}); empty where it has not said
 */
public record VerifiedPerson(Caller caller, Optional<URI> keys) {}
