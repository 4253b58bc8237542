package io.trailwright.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same files make the same image, and it is what Kubernetes demands. Here with files of a few bytes, on no base. */
class ImageWriterTest {
    private static final Instant CREATED = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void aRepositoryThatIsBuilt() throws IOException {
        for (var content : Content.all()) {
            for (var layer : content.layers()) {
                for (var copy : layer.files()) {
                    var file = folder.resolve(copy.from());
                    boolean single = copy.from().endsWith(".jar");
                    put(single ? file : file.resolve("a.jar"), content.name() + copy.to());
                    if (!single) {
                        put(file.resolve("deeper/b.jar"), "b");
                    }
                }
            }
        }
    }

    private static void put(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private ImageWriter writer() {
        return new ImageWriter(folder, Base.of("scratch"), "1.2.3", CREATED);
    }

    private static Content content(String name) {
        return Content.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void builtTwiceItIsTheSameWhateverTheClockTheOwnerAndTheModesSay() throws Exception {
        // Given
        var first = writer().write(content("ingest-service"), folder.resolve("first.tar"));
        try (var files = Files.walk(folder.resolve("ingest-service"))) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
                if (Files.isRegularFile(file)) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        }
        // When
        var second = writer().write(content("ingest-service"), folder.resolve("second.tar"));
        // Then
        assertEquals(first, second);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("first.tar")), Files.readAllBytes(folder.resolve("second.tar")));
    }

    @Test
    void anotherByteIsAnotherImage() throws Exception {
        // Given
        var first = writer().write(content("ingest-service"), folder.resolve("first.tar"));
        put(folder.resolve("ingest-service/target/quarkus-app/app/a.jar"), "changed");
        // When
        var second = writer().write(content("ingest-service"), folder.resolve("second.tar"));
        // Then
        assertNotEquals(first, second);
    }

    @Test
    void itRunsAsSomebodyWhoIsNotRootAndCannotChangeIt() throws Exception {
        for (var content : Content.all()) {
            // When
            writer().write(content, folder.resolve("image.tar"));
            // Then
            var image = SavedImage.read(folder.resolve("image.tar"));
            assertEquals("10001:10001", image.config().at("/config/User").asText());
            image.layers().stream().flatMap(List::stream).forEach(entry -> {
                assertEquals(0, entry.user(), entry.path());
                assertEquals(0, entry.group(), entry.path());
                assertEquals(entry.folder() ? 0755 : 0644, entry.mode(), entry.path());
            });
        }
    }

    @Test
    void itSaysWhatItIs() throws Exception {
        // When
        writer().write(content("ingest-service"), folder.resolve("image.tar"));
        // Then
        var config = SavedImage.read(folder.resolve("image.tar")).config();
        assertEquals("2026-11-22T00:00:00Z", config.get("created").asText());
        assertEquals(
                "1.2.3",
                config.at("/config/Labels")
                        .get("org.opencontainers.image.version")
                        .asText());
        assertEquals(
                "Apache-2.0",
                config.at("/config/Labels")
                        .get("org.opencontainers.image.licenses")
                        .asText());
        assertEquals(
                "[\"java\",\"-XX:CompileThresholdScaling=2\",\"-jar\",\"/app/quarkus-run.jar\"]",
                config.at("/config/Entrypoint").toString());
        assertTrue(config.at("/config/ExposedPorts").has("8081/tcp"));
        assertTrue(config.at("/config/ExposedPorts").has("8581/tcp"));
    }

    /** What changes with every release is last, so that a node that has the libraries fetches a few kilobytes. */
    @Test
    void theServiceIsItsLastLayerAndNothingElseIsInIt() throws Exception {
        // When
        writer().write(content("policy-service"), folder.resolve("image.tar"));
        // Then
        var layers = SavedImage.read(folder.resolve("image.tar")).layers();
        assertEquals(3, layers.size());
        assertTrue(layers.get(0).stream().anyMatch(entry -> entry.path().equals("app/lib/deeper/b.jar")));
        assertTrue(layers.get(1).stream().anyMatch(entry -> entry.path().equals("app/quarkus-run.jar")));
        assertEquals(
                List.of("app/", "app/app/", "app/app/a.jar", "app/app/deeper/", "app/app/deeper/b.jar"),
                layers.get(2).stream().map(SavedImage.Entry::path).sorted().toList());
    }

    @Test
    void whatIsNotBuiltIsNamed() throws IOException {
        // Given
        Files.delete(folder.resolve("fsck/target/fsck.jar"));
        // When
        var refused =
                assertThrows(IOException.class, () -> writer().write(content("tools"), folder.resolve("image.tar")));
        // Then
        assertTrue(refused.getMessage().contains("fsck/target/fsck.jar is not built"), refused.getMessage());
    }

    @Test
    void whatPeopleWaitForIsCompiledByTheFirstCompilerAlone() {
        // When
        var firstAlone = Content.all().stream()
                .filter(content -> content.entrypoint().contains("-XX:TieredStopAtLevel=1"))
                .map(Content::name)
                .toList();

        // Then
        assertEquals(List.of("approval-service"), firstAlone);
    }
}
