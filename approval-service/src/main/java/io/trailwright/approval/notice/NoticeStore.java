package io.trailwright.approval.notice;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The outbox. Methods join the caller's transaction if there is one, and are one transaction each otherwise. */
public interface NoticeStore {

    /** Puts notices in; those that are there already stay as they are. */
    Uni<Void> put(List<Notice> notices, Instant now);

    /**
     * Takes notices that are due, for this long: whoever takes them and ends without saying what became of them leaves
     * them to the next. Two takers never have the same at once.
     *
     * @return each with this try counted
     */
    Uni<List<Notice>> take(Instant now, Duration lease, int limit);

    Uni<Void> sent(UUID id, Instant at);

    /** To be tried again from then on. */
    Uni<Void> later(UUID id, Instant next, String problem);

    /** Given up; it stays where it is. */
    Uni<Void> dead(UUID id, Instant at, String problem);

    Uni<Standing> standing();

    /** Open reviews whose time limit is before this instant and of which that was not told. */
    Uni<List<Due>> expiring(Instant now, Instant before, int limit);

    record Due(String log, UUID trail) {}

    /** How many wait, and how many were given up. */
    record Standing(long waiting, long dead) {}
}
