package io.trailwright.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.log.Checkpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories, each from a seed: an honest log is always cosigned, and a lying one, which holds the log's key and
 * keeps several branches, never gets two cosignatures that contradict each other.
 */
class HistoriesTest {
    private static final int STEPS = 200;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void anHonestLogIsAlwaysCosigned(long seed) throws IOException {
        var random = new Random(seed);
        var log = TestLog.of(0);
        int held = 0;
        try (var witness = Running.of(folder, log)) {
            for (int step = 0; step < 60; step++) {
                log.grown("", random.nextInt(9));
                // When: it asks first, or asks with what it remembers
                int old = held;
                if (random.nextInt(4) == 0 && held > 0) {
                    var told = witness.add(log.request(0, log.size()));
                    assertEquals(409, told.statusCode());
                    old = Integer.parseInt(told.body().strip());
                }
                // Then
                assertEquals(200, witness.add(log.request(old, log.size())).statusCode(), "seed " + seed);
                held = log.size();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aLyingLogNeverGetsTwoThatContradict(long seed) throws IOException {
        assertEquals(List.of(), contradictions(seed, Judgement::of));
    }

    /** The control: the same liar, and a witness that looks at signatures alone. */
    @Test
    void withoutTheCheckTheSameLiarGetsThem() throws IOException {
        BiFunction<Optional<Held>, AddCheckpoint, Judgement> credulous = (held, request) -> new Judgement.Continues();
        assertTrue(contradictions(1, credulous).size() > 10);
    }

    private List<String> contradictions(long seed, BiFunction<Optional<Held>, AddCheckpoint, Judgement> judge)
            throws IOException {
        var random = new Random(seed);
        var branches = new ArrayList<TestLog>();
        branches.add(TestLog.of(3));
        var cosigned = new ArrayList<Cosigned>();
        var state = folder.resolve("liar");
        var witness = Running.of(state, Clock.systemUTC(), judge, branches.get(0));
        try {
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(50) == 0) {
                    witness.close();
                    witness = Running.of(state, Clock.systemUTC(), judge, branches.get(0));
                }
                var branch = lie(random, branches);
                int to = random.nextInt(branch.size() + 1);
                var response = witness.add(request(random, cosigned, branch, branches, to));
                if (response.statusCode() == 200) {
                    cosigned.add(new Cosigned(branch, branch.checkpoint(to)));
                }
                assertNoFailure(response);
            }
        } finally {
            witness.close();
        }
        assertTrue(cosigned.size() > 5, "the liar was cosigned only " + cosigned.size() + " times");
        return contradictions(cosigned);
    }

    /** A branch to show: an old one, one that grows, or a new one that leaves another somewhere. */
    private static TestLog lie(Random random, List<TestLog> branches) {
        var branch = branches.get(random.nextInt(branches.size()));
        if (random.nextInt(3) == 0) {
            branch.grown("branch " + branches.indexOf(branch) + " ", 1 + random.nextInt(4));
        }
        if (random.nextInt(10) == 0 && branches.size() < 8) {
            branch = branch.fork(random.nextInt(branch.size() + 1)).grown("fork " + branches.size() + " ", 2);
            branches.add(branch);
        }
        return branch;
    }

    /** Often with the size that the witness holds and an honest proof; sometimes with another branch's proof. */
    private static String request(
            Random random, List<Cosigned> cosigned, TestLog branch, List<TestLog> branches, int to) {
        long held = cosigned.isEmpty()
                ? 0
                : cosigned.get(cosigned.size() - 1).checkpoint().size();
        int old = random.nextInt(5) == 0 ? random.nextInt(to + 1) : (int) Math.min(held, to);
        var proving = branches.get(random.nextInt(branches.size()));
        var proof = random.nextInt(3) == 0 && proving.size() >= to ? proving.proof(old, to) : branch.proof(old, to);
        return TestLog.request(old, proof, branch.signed(to));
    }

    private static void assertNoFailure(HttpResponse<String> response) {
        assertTrue(
                List.of(200, 400, 409, 422).contains(response.statusCode()),
                () -> response.statusCode() + " " + response.body());
    }

    private record Cosigned(TestLog branch, Checkpoint checkpoint) {}

    /** Two cosigned checkpoints contradict each other unless the branch of the larger has the smaller as its past. */
    private static List<String> contradictions(List<Cosigned> cosigned) {
        var found = new ArrayList<String>();
        for (var one : cosigned) {
            for (var other : cosigned) {
                if (one.checkpoint().size() <= other.checkpoint().size()
                        && !other.branch()
                                .checkpoint((int) one.checkpoint().size())
                                .equals(one.checkpoint())) {
                    found.add(one.checkpoint() + " and " + other.checkpoint());
                }
            }
        }
        return found;
    }
}
