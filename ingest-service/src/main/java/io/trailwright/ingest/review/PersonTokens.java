package io.trailwright.ingest.review;

import io.smallrye.mutiny.Uni;

/** Verifies the token with which a person decided. */
public interface PersonTokens {

    /**
     * Signature, issuer, expiry and audience are checked, and that the token is a person's access token with the role
     * {@code reviewer}.
     *
     * @return fails with {@code person-required} for every other token
     */
    Uni<VerifiedPerson> verify(String token);
}
