package io.trailwright.approval.claim;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** At most one claim of each review. Methods are one transaction each, or join the caller's. */
public interface ClaimStore {

    /**
     * Puts this claim in unless somebody else's holds at its beginning; the holder's own is renewed and keeps when it
     * began.
     *
     * @param most other claims that the person may hold; 0 for as many as they like
     * @return the claim that holds afterwards, whosever it is; empty when the person holds so many others already
     */
    Uni<Optional<Claim>> take(Claim wanted, int most);

    /** Takes a person's own claim away; nobody else's. */
    Uni<Void> release(String log, UUID trail, Person holder);

    /** The claim that holds; empty when nobody's does. */
    Uni<Optional<Claim>> find(String log, UUID trail, Instant now);

    /** Those of several reviews that hold. */
    Uni<List<Claim>> find(String log, Collection<UUID> trails, Instant now);
}
