package io.trailwright.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** curl, which sends the whole stream in one request and reads the answers while it sends. */
final class BulkStream implements Side {
    private final Machine machine;
    private final String curl;
    private final int lines;
    private final Path decisions;

    BulkStream(Machine machine, String curl, int lines) {
        this.machine = machine;
        this.curl = curl;
        this.lines = lines;
        var line = new String(Decision.body(machine.root()), StandardCharsets.UTF_8) + "\n";
        this.decisions = machine.write("decisions.ndjson", line.repeat(lines));
    }

    /** Decisions a second over the whole stream; every line must have been answered 201. Its length is not the time's. */
    @Override
    public double run(Duration time) {
        var answers = machine.folder().resolve("answers.ndjson");
        var seconds = Double.parseDouble(
                Program.run(command(answers), Map.of(), machine.folder()).strip());
        var recorded = created(answers);
        if (recorded != lines) {
            throw new VoidRoundException(recorded + " of " + lines + " lines were answered 201");
        }
        return lines / seconds;
    }

    private List<String> command(Path answers) {
        return List.of(
                curl,
                "-sS",
                "-N",
                "-T",
                decisions.toString(),
                "-X",
                "POST",
                "-H",
                "Expect:",
                "-H",
                "Content-Type: application/x-ndjson",
                "-H",
                "Authorization: Bearer " + machine.token(),
                "-H",
                "Idempotency-Key: " + UUID.randomUUID(),
                "-o",
                answers.toString(),
                "-w",
                "%{time_total}",
                machine.decisions() + ":bulk");
    }

    private static long created(Path answers) {
        try (var all = Files.lines(answers)) {
            return all.filter(line -> line.contains("\"status\":201")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
