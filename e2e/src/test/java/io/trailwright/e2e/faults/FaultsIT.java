package io.trailwright.e2e.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.launcher.stack.StackConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The short form of {@code e2e/faults}: 30 kills, and every crash point, on a stack of its own. */
class FaultsIT {
    private static final Pattern CONSTANT = Pattern.compile("^    ([A-Z_]+)[,;]$");

    @Test
    void killsCutsAndCrashesLoseNothingDoubleNothingAndLeaveNoGap() {
        long seed = Long.getLong("faults.seed", 1);
        var report = Faults.run(RunPlan.shortForm(seed), Optional.empty(), Optional.empty());
        System.out.println(report.line());
        assertEquals(List.of(), report.violations(), report.line());
        assertTrue(report.passed(), report.line());
        assertTrue(report.kills() >= 30, report.line());
    }

    @Test
    void everyCrashPointOfTheServiceIsKnownToTheDriver() throws IOException {
        var source = StackConfig.findRoot()
                .resolve("ingest-service/src/main/java/io/trailwright/ingest/fault/CrashPoint.java");
        var points = new ArrayList<String>();
        for (var line : Files.readAllLines(source)) {
            var matcher = CONSTANT.matcher(line);
            if (matcher.matches()) {
                points.add(matcher.group(1).toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            }
        }
        assertEquals(points, CrashPoint.ALL);
    }
}
