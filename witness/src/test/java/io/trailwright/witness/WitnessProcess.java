package io.trailwright.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.SignedNote;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The real witness in a process of its own, made by {@code keygen} and run by {@code serve}. */
final class WitnessProcess implements AutoCloseable {
    private static final String NAME = "witness.test/process";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final int port;

    private WitnessProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Makes key and state below the folder; the key is what others pin. */
    static CosignerKey keygen(Path folder) throws IOException, InterruptedException {
        var command = java("keygen", "--name", NAME);
        command.addAll(List.of("--key", folder + "/key.pem", "--state", folder + "/state"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
        return CosignerKey.parse(said.strip());
    }

    /** Key and state like those of {@link #keygen}, without a process. */
    static Cosigner begun(Path folder) throws IOException {
        var cosigner = new Cosigner(NAME, KeyPem.generate(folder.resolve("key.pem")));
        State.begin(folder.resolve("state"), cosigner.key());
        return cosigner;
    }

    /** @param before words before the command, as in {@code strace …} */
    static WitnessProcess start(Path folder, TestLog log, String... before) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("logs.vkeys"), log.signer().verifierKey() + "\n");
        var command = new ArrayList<>(List.of(before));
        command.addAll(java("serve", "--name", NAME, "--port", "0"));
        command.addAll(List.of("--key", folder + "/key.pem", "--state", folder + "/state"));
        command.addAll(List.of("--logs", folder + "/logs.vkeys"));
        var out = folder.resolve("out.txt").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        return new WitnessProcess(process, port(process, out.toPath()));
    }

    private static List<String> java(String... arguments) {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of("-Xmx24m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static int port(Process process, Path out) throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until) && process.isAlive()) {
            var said = Files.readString(out);
            if (said.contains(" listens on port ") && said.endsWith("\n")) {
                return Integer.parseInt(said.replaceAll("(?s).* listens on port (\\d+).*", "$1"));
            }
            Thread.sleep(20);
        }
        process.destroyForcibly();
        throw new AssertionError("the witness did not start: " + Files.readString(out));
    }

    HttpResponse<String> add(String body) {
        return Running.send(port, "POST", "/add-checkpoint", body.getBytes(UTF_8));
    }

    HttpResponse<String> health() {
        return Running.send(port, "GET", "/health", new byte[0]);
    }

    /** The newest checkpoint that it says it has cosigned. */
    Optional<SignedNote> newest() {
        var response = Running.send(port, "GET", Running.checkpointPath(TestLog.ORIGIN), new byte[0]);
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(SignedNote.parse(response.body()));
    }

    /** kill -9, of the process and of what it has started. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        try {
            kill();
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
