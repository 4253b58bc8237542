package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the services' JVMs run in production; the bare server that they are compared with runs on the same options. */
final class ProductionJvm {
    /**
     * Two cores, a heap that a container of 768 MiB holds and that begins small, as in the chart; with room for what 64
     * requests under way hold, which else grows old with them.
     */
    static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-XX:NewSize=40m",
            "-XX:SurvivorRatio=3",
            "-Xmx512m",
            "-XX:+ExitOnOutOfMemoryError");

    /** What the images of some services have beside them. */
    private static final Map<Component, String> COMPILING = Map.of(
            Component.POLICY, "-XX:CompileThresholdScaling=2",
            Component.APPROVAL, "-XX:TieredStopAtLevel=1",
            Component.RECONSTRUCTION, "-XX:CompileThresholdScaling=2");

    /** The first Java that makes an ahead-of-time cache of classes and profiles in one step. */
    private static final int FIRST_WITH_CACHE = 25;

    private static final Duration MAKING = Duration.ofMinutes(5);

    private ProductionJvm() {}

    /** The options of a service's image, without a cache. */
    static List<String> of(Component service) {
        var options = new ArrayList<>(OPTIONS);
        Optional.ofNullable(COMPILING.get(service)).ifPresent(options::add);
        return List.copyOf(options);
    }

    /**
     * The options of a service's image: on Java 25 or newer with a cache, which is made here and now, by a process that
     * starts, is ready and ends.
     */
    static List<String> of(Machine machine, Component service, Teller teller) {
        var options = new ArrayList<>(of(service));
        if (Runtime.version().feature() >= FIRST_WITH_CACHE) {
            var cache = machine.folder().resolve(service.shortName() + ".aot");
            var making = new ArrayList<>(options);
            making.add("-XX:AOTCacheOutput=" + cache);
            try (var replica = Replica.start(machine, service, making)) {
                replica.awaitReady();
                replica.end(MAKING);
            }
            if (!cache.toFile().isFile()) {
                throw new SkippedException("no ahead-of-time cache came of " + service.shortName());
            }
            teller.line(service.shortName() + ": ahead-of-time cache of "
                    + (cache.toFile().length() >> 20) + " MiB");
            options.add("-XX:AOTCache=" + cache);
        }
        return List.copyOf(options);
    }
}
