package io.trailwright.e2e;

import static io.trailwright.e2e.RunningStack.stack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trailwright.launcher.stack.Component;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the README tells a newcomer to run, as it stands there; only addresses and folders are this test's. */
class ReadmeIT {
    private static final Pattern EXAMPLE = Pattern.compile("^```sh\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void theThreeThingsToTryDoWhatTheReadmeSays(@TempDir Path folder) throws Exception {
        // Given a bundle of an earlier decision
        var decision = RunningStack.propose(RunningStack.example("brainstorm"));
        RunningStack.trail(decision);
        var bundles = Files.createDirectories(stack().stateFolder().resolve("bundles"));
        Files.write(
                bundles.resolve(decision + ".zip"),
                RunningStack.auditor()
                        .get("/v1/trails/" + decision + "/bundle")
                        .expect(200)
                        .body());

        // When
        var output = run(folder, "set -eu\n" + examples());

        // Then
        assertTrue(output.contains("\"verdict\":\"evidence-required\""), output);
        assertTrue(output.contains("\"account\":["), output);
        assertTrue(output.contains("verification: ok"), output);
        assertTrue(output.endsWith("refused, as it must be\n"), output);
    }

    private static String examples() throws IOException {
        var root = stack().config().root();
        var readme = Files.readString(root.resolve("README.md"));
        return EXAMPLE.matcher(readme)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining())
                .replace(
                        "./trailwright token",
                        root + "/trailwright token --keycloak-port " + stack().port(Component.KEYCLOAK))
                .replace("./trailwright verify", root + "/trailwright verify")
                .replace(".trailwright/bundles", stack().stateFolder() + "/bundles")
                .replace("http://localhost:8081", stack().uri(Component.INGEST).toString())
                .replace(
                        "http://localhost:8084",
                        stack().uri(Component.RECONSTRUCTION).toString());
    }

    private static String run(Path folder, String script) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().put("TRAILWRIGHT_SKIP_BUILD", "1");
        shell.environment().put("TRAILWRIGHT_HOME", stack().stateFolder().toString());
        var process = shell.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
