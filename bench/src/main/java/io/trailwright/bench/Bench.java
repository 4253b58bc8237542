package io.trailwright.bench;

import io.trailwright.launcher.stack.StackConfig;
import io.trailwright.launcher.stack.StackException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The entry point behind {@code bench/run}. Exits 0 also when a bench could not be measured, which it says. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description = "Measures the product against its floors, side by side; one line of JSON for each bench.")
public final class Bench implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", description = "what to measure; no name: everything (--list)")
    List<String> names = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "of product and floor in turn (5)")
    int rounds;

    @Option(names = "--seconds", defaultValue = "10", description = "of each side in a round (10)")
    int seconds;

    @Option(names = "--warmup", defaultValue = "15", description = "seconds of each side before the first round (15)")
    int warmUp;

    @Option(names = "--keep", description = "keeps the stack up after the measurement, for profilers")
    boolean keep;

    @Option(names = "--list", description = "names all benches")
    boolean list;

    @Override
    public Integer call() {
        var all = Benchmarks.all(new Keep(keep));
        if (list) {
            all.forEach(bench -> System.out.println(bench.name()));
            return 0;
        }
        var unknown = names.stream()
                .filter(name -> all.stream().noneMatch(bench -> bench.name().equals(name)))
                .toList();
        if (!unknown.isEmpty()) {
            System.err.println("no such bench: " + String.join(", ", unknown) + " (--list names all)");
            return 2;
        }
        var plan = new Plan(rounds, Duration.ofSeconds(seconds), Duration.ofSeconds(warmUp));
        var commit = commit();
        for (var bench : all) {
            if (names.isEmpty() || names.contains(bench.name())) {
                measure(bench, plan, commit);
            }
        }
        return 0;
    }

    private static void measure(Benchmark bench, Plan plan, String commit) {
        var teller = new Teller();
        try {
            bench.run(plan, teller).forEach(result -> System.out.println(result.json(commit)));
        } catch (SkippedException | VoidRoundException | StackException e) {
            teller.line("!!! " + bench.name() + " is NOT measured: " + e.getMessage());
        }
    }

    /** The commit that is measured; with a plus when files were changed since. */
    private static String commit() {
        var root = StackConfig.findRoot();
        try {
            return Program.run(List.of("git", "describe", "--always", "--dirty=+", "--abbrev=12"), Map.of(), root)
                    .strip();
        } catch (VoidRoundException e) {
            return "unknown";
        }
    }

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
