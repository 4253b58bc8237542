package io.trailwright.e2e.faults;

import io.trailwright.launcher.stack.Ports;
import io.trailwright.launcher.stack.StackConfig;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command line of the fault driver. */
@Command(
        name = "faults",
        description = "Kills and cuts the running stack, and compares what it acknowledged with what it stored.",
        mixinStandardHelpOptions = true)
public final class Faults implements Callable<Integer> {
    @Option(names = "--cycles", paramLabel = "N", defaultValue = "300", description = "kills (${DEFAULT-VALUE})")
    int cycles;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "of moments, victims and modes")
    long seed;

    @Option(names = "--short", description = "the short form, as continuous integration runs it")
    boolean shortForm;

    @Option(names = "--fault", paramLabel = "NAME", description = "this fault alone; --list names them")
    @Nullable
    String fault;

    @Option(
            names = "--old-build",
            paramLabel = "DIR",
            description =
                    "with --fault rolling: a checkout of an earlier release, built. Both replicas begin with it, are"
                            + " replaced by this build in the first cycle, by the earlier one in the second, and so on")
    @Nullable
    Path oldBuild;

    @Option(names = "--list", description = "lists the faults")
    boolean list;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "databases, logs and account (default: e2e/target/faults)")
    @Nullable
    Path state;

    /** Runs and exits: 0 only when everything required holds and the controls saw their defects. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new Faults()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (list) {
            for (var each : Fault.values()) {
                System.out.printf("%-14s %s%n", each.label(), each.text());
            }
            return 0;
        }
        if (oldBuild != null && !Fault.ROLLING.label().equals(fault)) {
            System.err.println("--old-build goes with --fault rolling: nothing else replaces a build by another");
            return 2;
        }
        var report = run(plan(), Optional.ofNullable(state), Optional.ofNullable(oldBuild));
        report.violations().forEach(System.out::println);
        System.out.println(report.line());
        return report.passed() ? 0 : 1;
    }

    private RunPlan plan() {
        if (shortForm) {
            return RunPlan.shortForm(seed);
        }
        var all = RunPlan.longForm(cycles, seed);
        return fault == null
                ? all
                : new RunPlan(cycles, seed, Optional.of(Fault.of(fault)), all.clients(), false, false);
    }

    /** Starts a stack of its own on free ports, runs, and stops it. */
    static Report run(RunPlan plan, Optional<Path> state, Optional<Path> older) {
        var config = StackConfig.in(StackConfig.findRoot()).withPorts(Ports.free());
        var folder = state.orElse(config.root().resolve("e2e/target/faults"));
        try (var bed = TestBed.started(config.withState(folder), older)) {
            tell("the stack is up; its logs are in " + folder);
            return new FaultRun(bed, plan, folder.resolve("driver/account"), Faults::tell).execute();
        }
    }

    private static void tell(String line) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    }
}
