package io.trailwright.approval.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.approval.person.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The queue of a person's groups. */
@ApplicationScoped
public class Inboxes {
    /** The most lines that a page holds. */
    public static final int LINES = 100;

    private final InboxStore store;
    private final Clock clock;

    Inboxes(InboxStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Uni<Inbox> inbox(SignedIn person, InboxQuery query) {
        return store.inbox(person, query, clock.instant(), LINES);
    }

    /**
     * What waits next.
     *
     * @param after the review that the person comes from; where it does not wait any more, or is the last, the first is
     *     next
     */
    public Uni<Optional<ReviewRecord>> next(SignedIn person, Optional<UUID> after) {
        return inbox(person, InboxQuery.WAITING).map(inbox -> next(inbox.lines(), after));
    }

    static Optional<ReviewRecord> next(List<ReviewRecord> lines, Optional<UUID> after) {
        var from = lines.stream()
                .filter(line -> Optional.of(line.trail()).equals(after))
                .findFirst();
        int start = from.map(lines::indexOf).orElse(-1) + 1;
        return Stream.concat(lines.stream().skip(start), lines.stream())
                .filter(line -> !Optional.of(line).equals(from))
                .findFirst();
    }
}
