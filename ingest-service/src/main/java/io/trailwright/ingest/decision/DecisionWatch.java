package io.trailwright.ingest.decision;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.trail.TrailState;
import io.trailwright.core.trail.Verdict;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Reads a decision, at once or when there is something new to say about it. */
@ApplicationScoped
public class DecisionWatch {
    /** Nobody waits longer in one request. */
    public static final Duration LONGEST = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final TrailReader reader;
    private final Clock clock;

    DecisionWatch(Ledger ledger, TrailReader reader, Clock clock) {
        this.ledger = ledger;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Reads a trail, and waits for news if asked to.
     *
     * @param known the head that the caller has: waits for another one. Without it, waits until the caller can go on:
     *     everything but a review that is open and an evaluation that is not there yet
     * @param patience zero for an answer at once
     * @return the trail as it is at the end, news or not
     */
    public Uni<SeenTrail> read(String log, UUID trail, Optional<Digest> known, Duration patience) {
        var until = clock.instant().plus(patience.compareTo(LONGEST) > 0 ? LONGEST : patience);
        Predicate<TrailState> news = known.<Predicate<TrailState>>map(
                        head -> state -> !state.head().equals(head))
                .orElse(DecisionWatch::callerCanGoOn);
        return reader.read(log, trail).flatMap(seen -> await(seen, news, until));
    }

    private static boolean callerCanGoOn(TrailState state) {
        return state.verdict() != Verdict.REVIEW_REQUIRED && state.verdict() != Verdict.UNDETERMINED;
    }

    /** A loop and not a recursion: a busy log moves thousands of times a minute. */
    private Uni<SeenTrail> await(SeenTrail first, Predicate<TrailState> news, Instant until) {
        if (settled(first, news, until)) {
            return Uni.createFrom().item(first);
        }
        var newest = new AtomicReference<>(first);
        return Uni.createFrom()
                .deferred(
                        () -> next(Objects.requireNonNull(newest.get()), until).invoke(newest::set))
                .repeat()
                .whilst(seen -> !settled(seen, news, until))
                .select()
                .last()
                .toUni();
    }

    private boolean settled(SeenTrail seen, Predicate<TrailState> news, Instant until) {
        return news.test(seen.state()) || !clock.instant().isBefore(until);
    }

    private Uni<SeenTrail> next(SeenTrail seen, Instant until) {
        var rest = Duration.between(clock.instant(), until);
        return ledger.moved(seen.log(), rest.isNegative() ? Duration.ZERO : rest)
                .flatMap(moved -> ledger.head(seen.log(), seen.trail()))
                .flatMap(head -> refreshed(seen, head));
    }

    /** The trail is read again only when it changed; the verdict can change by time alone. */
    private Uni<SeenTrail> refreshed(SeenTrail seen, Optional<Digest> head) {
        return head.equals(Optional.of(seen.state().head()))
                ? Uni.createFrom().item(SeenTrail.of(seen.log(), seen.trail(), seen.entries(), clock.instant()))
                : reader.read(seen.log(), seen.trail());
    }
}
