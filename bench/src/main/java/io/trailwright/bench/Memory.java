package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * Resident memory of each service, idle and at the end of full load, against the bare server's after the same load. The
 * worst is the result.
 */
record Memory() implements Benchmark {
    private static final Duration SETTLING = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Result> run(Plan plan, Teller teller) {
        var once = new Plan(plan.rounds(), plan.each(), Duration.ZERO);
        try (var machine = Machine.started(teller, EnumSet.allOf(Component.class))) {
            var load = ServiceLoad.on(machine);
            var results = new ArrayList<Result>();
            for (var service : Component.services()) {
                machine.stack().stop(service);
                ProductionJvm.makeCache(machine, service, teller);
                var options = ProductionJvm.image(machine.folder(), service);
                for (var loaded : List.of(false, true)) {
                    results.add(new Rounds(once, teller)
                            .of(
                                    name() + "/" + service.shortName() + (loaded ? "/loaded" : "/idle"),
                                    "MiB",
                                    service(machine, service, options, loaded, load),
                                    bare(machine, service, loaded, load)));
                }
                machine.stack().start(service);
            }
            results.add(results.stream()
                    .max(Comparator.comparingDouble(result -> result.ratio().median()))
                    .orElseThrow()
                    .named(name()));
            return results;
        }
    }

    private static Side service(
            Machine machine, Component service, List<String> options, boolean loaded, ServiceLoad load) {
        return time -> {
            try (var replica = Replica.start(machine, service, options)) {
                replica.awaitReady();
                return resident(replica.pid(), replica.address(), service, loaded, load, time);
            }
        };
    }

    private static Side bare(Machine machine, Component service, boolean loaded, ServiceLoad load) {
        return time -> {
            try (var server = Bare.start(machine, ProductionJvm.OPTIONS)) {
                server.awaitReady();
                return resident(server.pid(), server.address(), service, loaded, load, time);
            }
        };
    }

    private static double resident(
            long pid, URI address, Component service, boolean loaded, ServiceLoad load, Duration time) {
        if (loaded) {
            load.run(service, address, time);
        } else {
            pause(SETTLING);
        }
        return JvmProcess.resident(pid);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
