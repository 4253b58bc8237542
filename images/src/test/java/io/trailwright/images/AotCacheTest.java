package io.trailwright.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache is added to the image that it was made in, and to no other. Here with files of a few bytes, on no base. */
class AotCacheTest {
    private static final Content SERVICE = new Content(
            "some-service",
            "some service",
            List.of(new Content.Layer("service", List.of(new Content.Copy("service.jar", "/app/quarkus-run.jar")))),
            List.of("java", "-jar", "/app/quarkus-run.jar"),
            List.of(),
            List.of(8080));

    @TempDir
    Path folder;

    private Path image;
    private Path cache;

    @BeforeEach
    void aServiceAndACacheOfIt() throws IOException {
        Files.writeString(folder.resolve("service.jar"), "a service");
        image = folder.resolve("image.tar");
        cache = Files.writeString(folder.resolve("some.aot"), "a cache");
    }

    private ImageWriter writer() {
        return new ImageWriter(folder, Base.of("scratch"), "1.2.3", Instant.EPOCH);
    }

    /** As the script does it: the digest of the configuration that is in the file. */
    private void madeInTheImage() throws Exception {
        writer().write(SERVICE, image);
        try (var tar = new TarArchiveInputStream(Files.newInputStream(image))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("config.json")) {
                    var digest = MessageDigest.getInstance("SHA-256").digest(tar.readAllBytes());
                    Files.writeString(
                            folder.resolve("some.aot.image"),
                            "sha256:" + HexFormat.of().formatHex(digest));
                }
            }
        }
    }

    @Test
    void itIsTheLastLayerAndTheCommandNamesIt() throws Exception {
        // Given
        madeInTheImage();
        // When
        writer().write(SERVICE, new AotCache(cache), image);
        // Then
        var saved = SavedImage.read(image);
        assertEquals(
                "[\"java\",\"-XX:AOTCache=/app/service.aot\",\"-jar\",\"/app/quarkus-run.jar\"]",
                saved.config().at("/config/Entrypoint").toString());
        assertEquals(2, saved.layers().size());
        assertEquals(
                List.of("app/", "app/service.aot"),
                saved.layers().get(1).stream().map(SavedImage.Entry::path).toList());
    }

    /** Of the same size and, in an image, of the same time: the JVM would take the old jar's code from the cache. */
    @Test
    void ofAnotherJarOfTheSameSizeItIsRefused() throws Exception {
        // Given
        madeInTheImage();
        Files.writeString(folder.resolve("service.jar"), "A SERVICE");
        // When
        var refused = assertThrows(IOException.class, () -> writer().write(SERVICE, new AotCache(cache), image));
        // Then
        assertTrue(refused.getMessage().contains("was made in the image sha256:"), refused.getMessage());
    }

    @Test
    void ofWhichNobodyKnowsWhereItWasMadeItIsRefused() {
        // When
        var refused = assertThrows(IOException.class, () -> writer().write(SERVICE, new AotCache(cache), image));
        // Then
        assertTrue(refused.getMessage().contains("some.aot.image is not there"), refused.getMessage());
    }
}
