package io.trailwright.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command line: makes images of what is built, and says their digests. */
@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = "Makes container images to files, without a daemon: one line for each, with its digest.")
public final class Main implements Callable<Integer> {
    @Option(
            names = "--base",
            paramLabel = "BASE",
            defaultValue = "eclipse-temurin:25-jre",
            description = "What they stand on: an image of a registry, tar:FILE or scratch (${DEFAULT-VALUE}).")
    private String base = "";

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "images/target/images", description = "Where they go.")
    private Path out = Path.of("");

    @Option(names = "--root", paramLabel = "DIR", defaultValue = ".", description = "The repository.")
    private Path root = Path.of("");

    @Option(names = "--version-name", paramLabel = "TAG", description = "Their tag; the build's version unless given.")
    private @Nullable String version;

    @Option(
            names = "--aot-cache",
            paramLabel = "IMAGE=FILE",
            description = "An ahead-of-time cache that deploy/images/aot-cache.sh made in that image of a service.")
    private Map<String, Path> caches = new TreeMap<>();

    @Parameters(paramLabel = "IMAGE", arity = "0..*", description = "Which; all unless given.")
    private List<String> names = new ArrayList<>();

    /** Runs and exits: 0, or 1 with the reason on standard error. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println("images: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var build = build();
        var tag = version == null ? build.getProperty("version") : version;
        var writer = new ImageWriter(root, Base.of(base), tag, Instant.parse(build.getProperty("created")));
        Files.createDirectories(out);
        for (var content : wanted()) {
            var file = out.resolve(content.name() + ".tar");
            var cache = caches.get(content.name());
            var digest = cache == null ? writer.write(content, file) : writer.write(content, new AotCache(cache), file);
            System.out.println(content.name() + " " + digest + " " + file);
        }
        return 0;
    }

    private List<Content> wanted() throws IOException {
        var all = Content.all();
        for (var name : caches.keySet()) {
            if (all.stream().noneMatch(content -> content.name().equals(name) && content.service())) {
                throw new IOException("--aot-cache: there is no image of a service " + name);
            }
        }
        for (var name : names) {
            if (all.stream().noneMatch(content -> content.name().equals(name))) {
                throw new IOException("there is no image " + name + ", but "
                        + all.stream().map(Content::name).toList());
            }
        }
        return all.stream()
                .filter(content -> names.isEmpty() || names.contains(content.name()))
                .toList();
    }

    private static Properties build() throws IOException {
        var properties = new Properties();
        try (InputStream file = Main.class.getResourceAsStream("/images.properties")) {
            properties.load(file);
        }
        return properties;
    }
}
