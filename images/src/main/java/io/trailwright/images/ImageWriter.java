package io.trailwright.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * Writes images to files, as {@code docker load} and {@code skopeo copy docker-archive:} read them. The same files and the
 * same base give the same digest, whenever and wherever it is done: times, owners and modes are fixed.
 */
final class ImageWriter {
    /** A number, so that Kubernetes can tell that it is not root. Files belong to root: the program cannot change itself. */
    private static final String USER = "10001:10001";

    private final Path root;
    private final Base base;
    private final String version;
    private final Instant created;

    /**
     * @param root of the repository, where everything is built
     * @param created the time that the image says; of the release, never of the build
     */
    ImageWriter(Path root, Base base, String version, Instant created) {
        this.root = root;
        this.base = base;
        this.version = version;
        this.created = created;
    }

    /**
     * Writes one image.
     *
     * @return its digest
     * @throws IOException when something is not built, or the base cannot be had
     */
    String write(Content content, Path file) throws IOException, InterruptedException {
        return containerize(content, file).getDigest().toString();
    }

    /** Writes one image; returns its id, the digest of its configuration, which the file has and a registry keeps. */
    String id(Content content, Path file) throws IOException, InterruptedException {
        return containerize(content, file).getImageId().toString();
    }

    /**
     * Writes one image with its ahead-of-time cache.
     *
     * @return its digest
     * @throws IOException also when the cache was not made in this image as it is without a cache; that image is written then
     */
    String write(Content content, AotCache aot, Path file) throws IOException, InterruptedException {
        aot.requireMadeIn(id(content, file));
        return write(content.with(aot.file()), file);
    }

    private JibContainer containerize(Content content, Path file) throws IOException, InterruptedException {
        var cache = Files.createTempDirectory("images");
        try {
            return builder(content)
                    .containerize(
                            Containerizer.to(TarImage.at(file).named("trailwright/" + content.name() + ":" + version))
                                    .setBaseImageLayersCache(cache.resolve("base"))
                                    .setApplicationLayersCache(cache.resolve("layers"))
                                    .setToolName("trailwright")
                                    .setToolVersion(version));
        } catch (ExecutionException failure) {
            throw new IOException(content.name() + ": " + failure.getCause(), failure);
        } catch (InvalidImageReferenceException | RegistryException | CacheDirectoryCreationException failure) {
            throw new IOException(content.name() + ": " + failure.getMessage(), failure);
        } finally {
            remove(cache);
        }
    }

    private JibContainerBuilder builder(Content content) throws IOException, InvalidImageReferenceException {
        var builder = base.begin();
        for (var layer : content.layers()) {
            builder.addFileEntriesLayer(entries(layer));
        }
        builder.setEntrypoint(content.entrypoint())
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get("/app"))
                .setLabels(labels(content))
                .setCreationTime(created);
        if (!content.arguments().isEmpty()) {
            builder.setProgramArguments(content.arguments());
        }
        content.ports().forEach(port -> builder.addExposedPort(Port.tcp(port)));
        return builder;
    }

    private FileEntriesLayer entries(Content.Layer layer) throws IOException {
        var entries = FileEntriesLayer.builder().setName(layer.name());
        for (var copy : layer.files()) {
            var from = root.resolve(copy.from());
            if (!Files.exists(from)) {
                throw new IOException(from + " is not built: ./mvnw package -DskipTests");
            }
            entries.addEntryRecursive(from, AbsoluteUnixPath.get(copy.to()));
        }
        return entries.build();
    }

    private Map<String, String> labels(Content content) {
        return new TreeMap<>(Map.of(
                "org.opencontainers.image.title",
                content.title(),
                "org.opencontainers.image.version",
                version,
                "org.opencontainers.image.created",
                created.toString(),
                "org.opencontainers.image.licenses",
                "Apache-2.0",
                "org.opencontainers.image.vendor",
                "Trailwright",
                "org.opencontainers.image.base.name",
                base.name()));
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
