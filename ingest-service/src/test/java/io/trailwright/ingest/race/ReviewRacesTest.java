package io.trailwright.ingest.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.trailwright.ingest.IngestTest;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.TestReplicas;
import io.trailwright.ingest.permit.Permits;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Approve, reject, expire, amend and withdraw at the same moment, each pair over two replicas on one real database, many
 * races side by side. The long form is {@code -Draces.long=10000}: so many races for each pair; with
 * {@code -Draces.skip=3} it goes on where it was cut off.
 *
 * <p>Races without a time limit share one log and its two replicas, so that entries of several races get into one batch.
 * A race against the clock moves the time of its log, so each lane of those has a log of its own.
 */
@QuarkusTest
class ReviewRacesTest extends IngestTest {
    private static final int RACES = Integer.getInteger("races.long", 150);
    private static final int LANES = Integer.getInteger("races.lanes", 24);
    private static final long SEED = Long.getLong("races.seed", 20261126);

    @Inject
    TestReplicas replicas;

    @Inject
    Permits permits;

    static Stream<Arguments> pairs() {
        return Stream.of(Verb.values())
                .flatMap(one -> Stream.of(Verb.values())
                        .filter(other -> other.ordinal() >= one.ordinal())
                        .filter(other -> one.ends() || other.ends())
                        .map(other -> Arguments.of(one, other)))
                .skip(Integer.getInteger("races.skip", 0));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("pairs")
    void exactlyOneEndWinsAndTheOtherIsToldWhy(Verb one, Verb other) throws Exception {
        // When
        var tally = race(one, other, RACES, UnaryOperator.identity());

        // Then
        assertEquals(List.of(), tally.contradictions(), tally.toString());
        assertTrue(tally.oneFirst() > 0 && tally.otherFirst() > 0, "only one order was seen: " + tally);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("pairs")
    void withoutTheComparedHeadTheSameRacesContradictThemselves(Verb one, Verb other) throws Exception {
        // When: until one is found, because on a busy machine few of them really meet
        var tally = race(one, other, Math.min(RACES, 80), BlindLedger::of);
        for (int more = 0; more < 10 && tally.contradictions().isEmpty(); more++) {
            tally = race(one, other, Math.min(RACES, 80), BlindLedger::of);
        }

        // Then
        assertTrue(!tally.contradictions().isEmpty(), tally.toString());
    }

    private Tally race(Verb one, Verb other, int races, UnaryOperator<Ledger> guard) throws Exception {
        var threads = Executors.newFixedThreadPool(LANES);
        try {
            var running = new ArrayList<Future<Tally>>();
            var course = new Course(one == Verb.EXPIRE || other == Verb.EXPIRE, guard);
            var begun = System.nanoTime();
            for (int i = 0; i < LANES; i++) {
                var lane = new Lane(course.sites(), SEED + i);
                int share = races / LANES + (i < races % LANES ? 1 : 0);
                running.add(threads.submit(() -> lane.run(one, other, share)));
            }
            var tally = new Tally(one, other);
            for (var lane : running) {
                tally.and(lane.get(60, TimeUnit.MINUTES));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            course.logs.forEach(replicas::assertLogVerifies);
            System.out.printf(Locale.ROOT, "%s, %.1f races a second%n", tally, races / seconds);
            return tally;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Where the races of one pair are run. */
    private final class Course {
        private final Set<String> logs = new LinkedHashSet<>();
        private final boolean apart;
        private final UnaryOperator<Ledger> guard;
        private List<Site> shared = List.of();

        /** @param apart whether each lane needs a time of its own */
        Course(boolean apart, UnaryOperator<Ledger> guard) {
            this.apart = apart;
            this.guard = guard;
        }

        /** Two replicas of one log: the lane's own, or those of all lanes. */
        List<Site> sites() {
            if (apart || shared.isEmpty()) {
                var log = "races-" + UUID.randomUUID().toString().substring(0, 8);
                var clock = new RaceClock();
                logs.add(log);
                shared = List.of(site(log, clock), site(log, clock));
            }
            return shared;
        }

        private Site site(String log, RaceClock clock) {
            return new Site(log, clock, guard.apply(replicas.replica(clock)), permits);
        }
    }
}
