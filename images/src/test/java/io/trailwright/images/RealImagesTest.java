package io.trailwright.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The images of what is built, where {@code -Dimages.base=FILE} names a base ({@code deploy/images/local-base.sh} makes
 * one): unpacked, and their own command started in them as their own user. Needs root, for chroot.
 */
class RealImagesTest {
    private static final Path ROOT = Path.of(System.getProperty("trailwright.root", ".."));
    private static final String BASE = System.getProperty("images.base", "");

    @TempDir
    Path folder;

    @BeforeEach
    void onlyWithABase() {
        assumeTrue(!BASE.isEmpty(), "NOT TESTED: no base image; -Dimages.base=FILE names one");
        assumeTrue("root".equals(System.getProperty("user.name")), "NOT TESTED: only root can change its root");
    }

    private static Content content(String name) {
        return Content.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ImageWriter writer() {
        return new ImageWriter(ROOT, Base.of("tar:" + BASE), "test", Instant.EPOCH);
    }

    private static String write(String name, Path file) throws IOException, InterruptedException {
        return writer().write(content(name), file);
    }

    /** What the image says that it runs, with these arguments, as the user that it says. */
    private String start(String name, int exit, String... arguments) throws Exception {
        var file = folder.resolve(name + ".tar");
        write(name, file);
        return run(name, file, exit, arguments);
    }

    private String run(String name, Path file, int exit, String... arguments) throws Exception {
        var root = folder.resolve(name);
        SavedImage.unpack(file, root);
        var config = SavedImage.read(file).config().get("config");
        var command = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "sh", "-c"));
        command.add(
                "mount -t proc proc \"$0/proc\" && mount --bind /dev \"$0/dev\" && cd / && user=$1 && shift"
                        + " && exec env -i PATH=/opt/java/bin:/usr/sbin:/usr/bin:/sbin:/bin chroot --userspec=\"$user\" \"$0\" \"$@\"");
        command.add(root.toString());
        command.add(config.get("User").asText());
        config.get("Entrypoint").forEach(word -> command.add(word.asText()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assertEquals(exit, process.exitValue(), said);
        return said;
    }

    @Test
    void eachToolStarts() throws Exception {
        assertTrue(start("tools", 0, "/app/verifier.jar", "--help").contains("Usage:"));
        assertTrue(start("tools", 0, "/app/fsck.jar", "--help").contains("Usage:"));
        assertTrue(start("tools", 0, "/app/witness.jar", "--help").contains("keygen"));
    }

    /** It begins, and ends because nobody told it of a key, or because no database is where the default says. */
    @ParameterizedTest
    @CsvSource({
        "ingest-service, trailwright.log.key-file",
        "policy-service, Connection refused",
        "approval-service, Connection refused",
        "reconstruction-service, Connection refused"
    })
    void aServiceStartsAndRefusesToServeWithoutItsSettings(String name, String words) throws Exception {
        var said = start(name, 1);
        assertTrue(said.contains(words), said);
    }

    /** Needs a base of Java 25 or newer, as every cache does. */
    @Test
    void withACacheThatDoesNotFitItStartsAllTheSame() throws Exception {
        // Given
        var file = folder.resolve("cached.tar");
        var cache = Files.writeString(folder.resolve("other.aot"), "of another JVM");
        var id = writer().id(content("ingest-service"), file);
        Files.writeString(folder.resolve("other.aot.image"), id);
        writer().write(content("ingest-service"), new AotCache(cache), file);
        // When
        var said = run("cached", file, 1);
        // Then
        assertTrue(said.contains("AOT cache"), said);
        assertTrue(said.contains("trailwright.log.key-file"), said);
    }

    @Test
    void builtTwiceFromTheRealFilesItIsTheSame() throws Exception {
        assertEquals(
                write("reconstruction-service", folder.resolve("one.tar")),
                write("reconstruction-service", folder.resolve("two.tar")));
    }
}
