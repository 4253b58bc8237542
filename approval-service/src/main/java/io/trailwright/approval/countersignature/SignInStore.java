package io.trailwright.approval.countersignature;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * Sign-ins under way. Not derived from the feed: what is lost here is lost before anything was stated, and the person
 * begins again.
 */
public interface SignInStore {

    /** Keeps one, and forgets those that had expired by {@code now}. */
    Uni<Void> put(PendingSignIn pending, Instant now);

    /** Gives it once, and to nobody but the person who began it: of two who ask for the same, at most one gets it. */
    Uni<Optional<PendingSignIn>> take(Digest state, String tenant, Person person);
}
