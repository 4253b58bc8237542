package io.trailwright.ingest.ledger.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.trailwright.testing.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that nobody here wrote reads the log over HTTP and verifies it from the first entry to the signed root:
 * Tessera's fsck, which knows C2SP tlog-tiles and RFC 6962 and nothing of this project. {@code -Poutside-tools}; needs Go
 * and its module proxy, and says so when they are not there.
 */
@QuarkusTest
@TestProfile(PublicReadingTest.PublicLog.class)
@EnabledIfSystemProperty(named = "outside.tools", matches = "true")
class OutsideToolsTest extends LedgerHttpTestBase {
    private static final String FSCK = "github.com/transparency-dev/tessera/cmd/fsck@v1.0.4";
    private static final Path TOOLS = Path.of("target", "outside-tools").toAbsolutePath();

    @TempDir
    Path folder = Path.of("");

    @TestHTTPResource
    String address = "";

    private record Run(int exit, String said) {}

    @BeforeEach
    void install() throws IOException, InterruptedException {
        if (Files.isExecutable(TOOLS.resolve("fsck"))) {
            return;
        }
        Run install;
        try {
            install = run(List.of("go", "install", FSCK));
        } catch (IOException noGo) {
            install = new Run(1, String.valueOf(noGo.getMessage()));
        }
        if (install.exit() != 0) {
            System.err.println("SKIPPED, nothing was verified: " + FSCK + " cannot be installed: " + install.said());
        }
        assumeTrue(install.exit() == 0, "go cannot install " + FSCK);
    }

    @Test
    void tesserasFsckFindsTheLogSound() throws IOException, InterruptedException {
        // Given
        grow(700);
        // When
        Run run = fsck();
        // Then
        assertTrue(run.said().contains("Successfully fsck'd log with size 700"), run.said());
        assertFalse(run.said().contains("fsck failed"), run.said());
    }

    /** The negative control. */
    @Test
    void tesserasFsckFindsOneChangedByte() throws IOException, InterruptedException, SQLException {
        // Given
        grow(700);
        try (Connection connection = PostgresResource.current().connectAsSuperuser();
                var sql = connection.createStatement()) {
            assertEquals(
                    1,
                    sql.executeUpdate("UPDATE entry SET header = set_byte(header, 20, get_byte(header, 20) # 1)"
                            + " WHERE log = '" + tenant + "' AND idx = 300"));
        }
        // When
        Run run = fsck();
        // Then
        assertTrue(run.said().contains("fsck failed"), run.said());
        assertFalse(run.said().contains("Successfully"), run.said());
    }

    private void grow(int entries) {
        for (int left = entries; left > 0; left -= 32) {
            append(Math.min(32, left));
        }
    }

    private Run fsck() throws IOException, InterruptedException {
        Path key = Files.writeString(
                folder.resolve("log.vkey"), keys.verifierKey(tenant).toString());
        return run(List.of(
                TOOLS.resolve("fsck").toString(),
                "--storage_url=" + address + "v1/logs/" + tenant + "/",
                "--public_key=" + key,
                "--origin=" + keys.name(tenant),
                // It ends with 0 whatever it finds; with fewer workers than tiles it hangs when it finds something.
                "--N=16",
                "--ui=false"));
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("GOBIN", TOOLS.toString());
        Process process = builder.start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertTrue(ended, "still running after five minutes: " + command);
        return new Run(process.exitValue(), Files.readString(said));
    }
}
