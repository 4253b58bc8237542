package io.trailwright.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Every crash point once: lives that halt at them one after the other, and a life in which each fails or stalls. */
final class CrashSweep {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final TestBed bed;
    private final Random random;

    CrashSweep(TestBed bed, Random random) {
        this.bed = bed;
        this.random = random;
    }

    /** Both replicas share the points. Returns the number of lives that ended, the kills that began it included. */
    int halts() {
        bed.awaitReady();
        int half = CrashPoint.ALL.size() / 2;
        var first = CrashPoint.ALL.subList(0, half);
        var second = CrashPoint.ALL.subList(half, CrashPoint.ALL.size());
        int before = halted(0) + halted(1);
        lineUp(bed.replicas().get(0), first);
        lineUp(bed.replicas().get(1), second);
        for (int replica = 0; replica < 2; replica++) {
            var last = (replica == 0 ? first : second).get((replica == 0 ? first : second).size() - 1);
            var victim = bed.replicas().get(replica);
            Pause.until("halt at " + last, LIMIT, () -> !victim.hasLivesLinedUp());
        }
        for (var point : CrashPoint.ALL) {
            awaitLogged(point, "halt");
        }
        bed.awaitReady();
        return halted(0) + halted(1) - before;
    }

    private void lineUp(Replica replica, List<String> points) {
        replica.lineUp(
                points.stream().map(point -> CrashPoint.halt(point, random)).toList());
        replica.kill();
    }

    private int halted(int replica) {
        return bed.replicas().get(replica).halts();
    }

    /** @param action {@code exception} or {@code stall}; one kill begins the life in which all points do it */
    void every(String action) {
        bed.awaitReady();
        var victim = bed.replicas().get(0);
        victim.lineUp(List.of(CrashPoint.every(action, random)));
        victim.kill();
        CrashPoint.ALL.forEach(point -> awaitLogged(point, action));
    }

    private void awaitLogged(String point, String action) {
        var line = CrashPoint.logged(point, action);
        Pause.until(line, LIMIT, () -> bed.replicas().stream().anyMatch(replica -> contains(replica, line)));
    }

    static void awaitHalts(Replica replica, int count, String point) {
        Pause.until("halt at " + point + ", see " + replica.log(), LIMIT, () -> replica.halts() >= count);
    }

    private static boolean contains(Replica replica, String line) {
        try {
            return Files.readString(replica.log(), StandardCharsets.UTF_8).contains(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
