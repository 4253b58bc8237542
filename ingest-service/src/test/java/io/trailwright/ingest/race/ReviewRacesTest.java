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
import java.util.List;
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
 * Approve, reject, expire, amend and withdraw at the same moment, each pair over two replicas on one real database. The long form is
 * {@code -Draces.long=10000}: so many races for each pair; with {@code -Draces.skip=3} it goes on where it was cut off.
 */
@QuarkusTest
class ReviewRacesTest extends IngestTest {
    private static final int RACES = Integer.getInteger("races.long", 150);
    private static final int LANES = 4;
    private static final long SEED = Long.getLong("races.seed", 20261126);

    @Inject
    TestReplicas replicas;

    @Inject
    Permits permits;

    static Stream<Arguments> pairs() {
        return Stream.of(Verb.values()).flatMap(one -> Stream.of(Verb.values())
                .filter(other -> other.ordinal() >= one.ordinal())
                .filter(other -> one.ends() || other.ends())
                .map(other -> Arguments.of(one, other)));
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
            var logs = new ArrayList<String>();
            for (int i = 0; i < LANES; i++) {
                var log = "races-" + UUID.randomUUID().toString().substring(0, 8);
                logs.add(log);
                var lane = lane(log, SEED + i, guard);
                running.add(threads.submit(() -> lane.run(one, other, races / LANES)));
            }
            var tally = new Tally(one, other);
            for (var lane : running) {
                tally.and(lane.get(30, TimeUnit.MINUTES));
            }
            logs.forEach(replicas::assertLogVerifies);
            System.out.println(tally);
            return tally;
        } finally {
            threads.shutdownNow();
        }
    }

    private Lane lane(String log, long seed, UnaryOperator<Ledger> guard) {
        var clock = new RaceClock();
        return new Lane(List.of(site(log, clock, guard), site(log, clock, guard)), seed);
    }

    private Site site(String log, RaceClock clock, UnaryOperator<Ledger> guard) {
        return new Site(log, clock, guard.apply(replicas.replica(clock)), permits);
    }
}
