package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the services' JVMs run in production; the bare server that they are compared with runs on the same options. */
final class ProductionJvm {
    /** Two cores, a heap that a container of 768 MiB holds and that begins small, as in the chart. */
    static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    /** What the image of one service has beside them: people do not need what the second compiler takes to be made. */
    private static final Map<Component, List<String>> MORE =
            Map.of(Component.APPROVAL, List.of("-XX:TieredStopAtLevel=1"));

    /** The first Java that makes an ahead-of-time cache of classes and profiles in one step. */
    private static final int FIRST_WITH_CACHE = 25;

    private static final Duration MAKING = Duration.ofMinutes(5);

    private ProductionJvm() {}

    /**
     * The options of a service's image: on Java 25 or newer with a cache, which is made here and now, by a process that
     * starts, is ready and ends.
     */
    static List<String> of(Machine machine, Component service, Teller teller) {
        var options = new ArrayList<>(OPTIONS);
        options.addAll(MORE.getOrDefault(service, List.of()));
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
