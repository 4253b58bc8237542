package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
            "-XX:+UseTransparentHugePages",
            "-XX:+ExitOnOutOfMemoryError");

    /** What the images' commands have beside them. */
    private static final String COMPILED_LATER = "-XX:CompileThresholdScaling=2";

    private static final String FIRST_COMPILER_ALONE = "-XX:TieredStopAtLevel=1";

    /** The first Java that makes an ahead-of-time cache of classes and profiles in one step. */
    private static final int FIRST_WITH_CACHE = 25;

    private static final Duration MAKING = Duration.ofMinutes(5);

    /** How long ingest takes decisions before its cache is written, so that what they need is compiled soon next time. */
    private static final Duration USED = Duration.ofSeconds(45);

    private ProductionJvm() {}

    /** Makes the caches of what a proposal passes through, and starts these services again with them. */
    static void giveCaches(Machine machine, Teller teller) {
        if (withCache()) {
            for (var service : List.of(Component.POLICY, Component.INGEST)) {
                makeCache(machine, service, teller);
                machine.stack().restart(service);
            }
        }
    }

    /**
     * The options of a service's image: on Java 25 or newer with a cache, where there is one. A JVM that finds none in its
     * place says so and starts without.
     */
    static List<String> image(Path folder, Component service) {
        var options = new ArrayList<>(withoutCache(service));
        if (withCache()) {
            options.add("-XX:AOTCache=" + cache(folder, service));
        }
        return List.copyOf(options);
    }

    /**
     * On Java 25 or newer makes the cache of a service's image, by a process that starts, is ready, and ends; that of ingest
     * takes decisions in between. No process may be running with an earlier one.
     */
    static void makeCache(Machine machine, Component service, Teller teller) {
        if (!withCache()) {
            return;
        }
        var cache = cache(machine.folder(), service);
        var making = new ArrayList<>(withoutCache(service));
        making.add("-XX:AOTCacheOutput=" + cache);
        try (var replica = Replica.start(machine, service, making)) {
            replica.awaitReady();
            if (service == Component.INGEST) {
                ServiceLoad.decisions(machine, replica.address(), USED);
            }
            replica.end(MAKING);
        }
        if (!cache.toFile().isFile()) {
            throw new SkippedException("no ahead-of-time cache came of " + service.shortName());
        }
        teller.line(service.shortName() + ": ahead-of-time cache of "
                + (cache.toFile().length() >> 20) + " MiB");
    }

    private static boolean withCache() {
        return Runtime.version().feature() >= FIRST_WITH_CACHE;
    }

    private static Path cache(Path folder, Component service) {
        return folder.resolve(service.shortName() + ".aot");
    }

    private static List<String> withoutCache(Component service) {
        var options = new ArrayList<>(OPTIONS);
        options.add(service == Component.APPROVAL ? FIRST_COMPILER_ALONE : COMPILED_LATER);
        return options;
    }
}
