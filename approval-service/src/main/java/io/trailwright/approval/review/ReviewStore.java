package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.trail.Reviewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The queue. Methods join the caller's transaction if there is one, and are one transaction each otherwise. */
public interface ReviewStore {

    /** Puts a line in or changes it. */
    Uni<Void> save(ReviewRecord review);

    /** Changes a line only if there is one. */
    Uni<Void> saveIfKnown(ReviewRecord review);

    /** Marks a line as unreadable, if there is one. */
    Uni<Void> unreadable(String log, UUID trail);

    Uni<Optional<ReviewRecord>> find(String log, UUID trail);

    /**
     * Open reviews that a person is asked about, by one of their groups or by name, by tier, then by time left.
     *
     * @param now those past their time limit are left out
     */
    Uni<List<ReviewRecord>> open(String log, Reviewer person, Instant now, int limit);

    /**
     * Those that are not open any more, newest first.
     *
     * @param now delegations past their date show nothing
     */
    Uni<List<ReviewRecord>> closed(String log, Reviewer person, Instant now, int limit);

    /** Those that the ledger has still to be told to open. */
    Uni<List<Due>> wanted(int limit);

    /** Those of which the time limit passed before this instant without the ledger saying so. */
    Uni<List<Due>> lapsed(Instant before, int limit);

    /** Open ones of which the next step of the ladder was due at this instant. */
    Uni<List<Due>> escalating(Instant now, int limit);

    record Due(String log, UUID trail) {}
}
