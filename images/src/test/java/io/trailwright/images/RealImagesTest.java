package io.trailwright.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private String write(String name, Path file) throws IOException, InterruptedException {
        var content = Content.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new ImageWriter(ROOT, Base.of("tar:" + BASE), "test", Instant.EPOCH).write(content, file);
    }

    /** What the image says that it runs, with these arguments, as the user that it says. */
    private String start(String name, int exit, String... arguments) throws Exception {
        var file = folder.resolve(name + ".tar");
        write(name, file);
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

    /** It begins, and ends because nobody told it of a database or a key: with the words that the operations page names. */
    @Test
    void aServiceStartsAndRefusesToServeWithoutItsSettings() throws Exception {
        var said = start("ingest-service", 1);
        assertTrue(said.contains("trailwright.log.key-file"), said);
    }

    @Test
    void builtTwiceFromTheRealFilesItIsTheSame() throws Exception {
        assertEquals(
                write("reconstruction-service", folder.resolve("one.tar")),
                write("reconstruction-service", folder.resolve("two.tar")));
    }
}
