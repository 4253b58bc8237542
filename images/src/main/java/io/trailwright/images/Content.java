package io.trailwright.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in an image, over its base.
 *
 * @param name of the image's repository
 * @param title in a few words, for the image's labels
 * @param layers from what changes least to what changes most
 * @param entrypoint the program, which arguments cannot change
 * @param arguments that it gets unless others are given
 * @param ports on which it listens
 */
record Content(
        String name,
        String title,
        List<Layer> layers,
        List<String> entrypoint,
        List<String> arguments,
        List<Integer> ports) {

    private static final int MANAGEMENT = 500;

    /** The first compiler alone: a start takes a third less, and what people do in a second it does fast enough. */
    private static final String PACED_BY_PEOPLE = "-XX:TieredStopAtLevel=1";

    /** What is called twice as often before it is compiled: much of a start is not called again. */
    private static final String COMPILED_LATER = "-XX:CompileThresholdScaling=2";

    Content {
        layers = List.copyOf(layers);
        entrypoint = List.copyOf(entrypoint);
        arguments = List.copyOf(arguments);
        ports = List.copyOf(ports);
    }

    /**
     * A layer.
     *
     * @param files copied into it
     */
    record Layer(String name, List<Copy> files) {
        Layer {
            files = List.copyOf(files);
        }
    }

    /**
     * A file or a folder with all that is in it.
     *
     * @param from below the root of the repository, or absolute
     * @param to absolute, in the image
     */
    record Copy(String from, String to) {}

    /** All images: one for each service, and one with the programs for operators and auditors. */
    static List<Content> all() {
        return List.of(
                service("ingest", 8081, "takes in records and keeps the ledger", COMPILED_LATER),
                service("policy", 8082, "evaluates risk tiers", COMPILED_LATER),
                service("approval", 8083, "asks named reviewers", PACED_BY_PEOPLE),
                service("reconstruction", 8084, "rebuilds and explains decisions", COMPILED_LATER),
                tools());
    }

    /** Whether it is a service's, and not that of the tools. */
    boolean service() {
        return !ports.isEmpty();
    }

    /** The same with a cache in a layer of its own, the last, and a command that names it. */
    Content with(Path cache) {
        var more = new ArrayList<>(layers);
        more.add(new Layer("cache", List.of(new Copy(cache.toAbsolutePath().toString(), AotCache.PLACE))));
        var command = new ArrayList<>(entrypoint);
        command.add(1, "-XX:AOTCache=" + AotCache.PLACE);
        return new Content(name, title, more, command, arguments, ports);
    }

    private static Content service(String name, int port, String does, String option) {
        var command = new ArrayList<>(List.of("java", "-jar", "/app/quarkus-run.jar"));
        command.add(1, option);
        var built = name + "-service/target/quarkus-app/";
        return new Content(
                name + "-service",
                "Trailwright " + name + " service: " + does,
                List.of(
                        new Layer("libraries", List.of(new Copy(built + "lib", "/app/lib"))),
                        new Layer(
                                "framework",
                                List.of(
                                        new Copy(built + "quarkus", "/app/quarkus"),
                                        new Copy(built + "quarkus-run.jar", "/app/quarkus-run.jar"))),
                        new Layer("service", List.of(new Copy(built + "app", "/app/app")))),
                command,
                List.of(),
                List.of(port, port + MANAGEMENT));
    }

    private static Content tools() {
        return new Content(
                "tools",
                "Trailwright tools: the offline verifier, fsck for the ledger's tables, the witness",
                List.of(new Layer(
                        "tools",
                        List.of(
                                new Copy("verifier/target/verifier.jar", "/app/verifier.jar"),
                                new Copy("fsck/target/fsck.jar", "/app/fsck.jar"),
                                new Copy("witness/target/witness.jar", "/app/witness.jar")))),
                List.of("java", "-jar"),
                List.of("/app/verifier.jar", "--help"),
                List.of());
    }
}
