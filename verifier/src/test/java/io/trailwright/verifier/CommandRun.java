package io.trailwright.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.core.bundle.Bundle;
import io.trailwright.core.bundle.BundleCodec;
import io.trailwright.core.log.VerifierKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command in a folder of its own, with the key of the sample log at hand. */
abstract class CommandRun {

    static final VerifierKey KEY = SampleBundle.signer(SampleBundle.LOG, 1).verifierKey();

    @TempDir
    Path directory;

    final Map<String, String> environment = new HashMap<>();
    Path keys;

    /** What a run printed, and its exit code. */
    record Ran(int exit, String out, String err) {}

    @BeforeEach
    void keyIsPinned() throws IOException {
        keys = Files.writeString(directory.resolve("log.vkeys"), "# pinned\n\n" + KEY + "\n");
    }

    Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Main.run(environment, directory, new PrintWriter(out), new PrintWriter(err), args);
        return new Ran(exit, out.toString(), err.toString());
    }

    Ran verify(byte[] bundle) throws IOException {
        Files.write(directory.resolve("trail.zip"), bundle);
        return run("verify", "trail.zip", "--key", keys.toString());
    }

    void assertRefused(Bundle bundle) throws IOException {
        var ran = verify(BundleCodec.write(bundle));
        assertEquals(1, ran.exit(), ran.out());
        assertTrue(ran.out().startsWith("verification: broken\nfirst problem: "), ran.out());
    }
}
