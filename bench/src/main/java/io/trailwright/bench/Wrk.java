package io.trailwright.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** wrk, which posts one decision a request and counts what came back. */
final class Wrk {
    private static final Pattern RESULT =
            Pattern.compile("RESULT requests=(\\d+) micros=(\\d+) p50=(\\d+) p99=(\\d+) refused=(\\d+) broken=(\\d+)");

    private final String program = Program.find("wrk", "wrk");
    private final Path script;
    private final Path body;
    private final Path token;

    /**
     * @param body file of each request's body
     * @param token file of the access token, read at each run
     */
    Wrk(Path script, Path body, Path token) {
        this.script = script;
        this.body = body;
        this.token = token;
    }

    /** What one run of wrk saw: answers in all, and latencies in microseconds. */
    record Load(long answers, double seconds, long p50, long p99) {
        double rate() {
            return answers / seconds;
        }
    }

    /** @throws VoidRoundException when a single request was refused, failed or timed out */
    Load run(URI target, int connections, Duration time) {
        var printed = Program.run(command(target, connections, time), Map.of(), body.resolveSibling(""));
        var result = RESULT.matcher(printed);
        if (!result.find()) {
            throw new VoidRoundException("wrk said: " + printed);
        }
        if (number(result, 5) + number(result, 6) > 0) {
            throw new VoidRoundException("refused " + result.group(5) + ", broken " + result.group(6));
        }
        return new Load(number(result, 1), number(result, 2) / 1e6, number(result, 3), number(result, 4));
    }

    /**
     * Reads one address again and again.
     *
     * @throws VoidRoundException when not every answer was good
     */
    static void read(URI target, Supplier<String> token, int connections, Duration time) {
        var printed = Program.run(
                List.of(
                        Program.find("wrk", "wrk"),
                        "-t2",
                        "-c" + connections,
                        "-d" + time.toSeconds() + "s",
                        "--timeout",
                        "10s",
                        "-H",
                        "Authorization: Bearer " + token.get(),
                        target.toString()),
                Map.of(),
                Path.of(""));
        if (printed.contains("Non-2xx") || printed.contains("Socket errors")) {
            throw new VoidRoundException("wrk said: " + printed);
        }
    }

    List<String> command(URI target, int connections, Duration time) {
        return List.of(
                program,
                "-t" + (connections < 64 ? 1 : 2),
                "-c" + connections,
                "-d" + time.toSeconds() + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                target.toString(),
                "--",
                body.toString(),
                token.toString(),
                UUID.randomUUID().toString());
    }

    private static long number(java.util.regex.Matcher result, int group) {
        return Long.parseLong(result.group(group));
    }
}
