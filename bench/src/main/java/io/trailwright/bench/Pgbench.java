package io.trailwright.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** pgbench with a script of our own in the floor's database, each client on its own connection, statements prepared. */
final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final Pattern FAILED = Pattern.compile("number of failed transactions: ([0-9]+)");

    private final String program = Program.find("pgbench", "postgresql-contrib");
    private final Machine machine;
    private final Path script;
    private long begin;

    Pgbench(Machine machine, Path script) {
        this.machine = machine;
        this.script = script;
    }

    /** Transactions a second, without the time it takes to connect */
    double rate(int clients, Duration time) {
        return Double.parseDouble(found(RATE, run(clients, time, List.of())));
    }

    /** The median of one client's transactions, in milliseconds, from pgbench's log of each of them */
    double median(Duration time) {
        var prefix = "latency-" + begin;
        run(1, time, List.of("-l", "--log-prefix=" + prefix));
        try (var files = Files.list(machine.folder())) {
            var log = files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix + "."))
                    .findFirst()
                    .orElseThrow(() -> new VoidRoundException("pgbench wrote no log"));
            // client, number of the transaction, microseconds that it took, …
            var times = Files.readAllLines(log).stream()
                    .mapToLong(line -> Long.parseLong(line.split(" ")[2]))
                    .sorted()
                    .toArray();
            return times[times.length / 2] / 1e3;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(int clients, Duration time, List<String> more) {
        var printed =
                Program.run(command(clients, time, more), Map.of("PGPASSWORD", machine.password()), machine.folder());
        var failed = FAILED.matcher(printed);
        if (failed.find() && !failed.group(1).equals("0")) {
            throw new VoidRoundException("pgbench: " + failed.group(1) + " transactions failed");
        }
        return printed;
    }

    private List<String> command(int clients, Duration time, List<String> more) {
        var command = new ArrayList<>(List.of(program, "-n", "-M", "prepared", "-f", script.toString()));
        command.addAll(List.of("-c", "" + clients, "-j", "" + Math.min(2, clients), "-T", "" + time.toSeconds()));
        // Where each client begins to count: beyond what earlier runs inserted.
        command.addAll(List.of("-D", "n=" + begin));
        begin += 10_000_000;
        command.addAll(more);
        command.addAll(List.of("-h", "127.0.0.1", "-p", "" + machine.databasePort(), "-U", "postgres"));
        command.add(FloorDatabase.NAME);
        return command;
    }

    private static String found(Pattern pattern, String printed) {
        var match = pattern.matcher(printed);
        if (!match.find()) {
            throw new VoidRoundException("pgbench said: " + printed);
        }
        return match.group(1);
    }
}
