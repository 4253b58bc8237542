package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/**
 * From the start of the process to the first 200 of the readiness check, for each service, against the bare server. The
 * databases are migrated, and everything that a service needs runs. The worst service is the result.
 */
record Start() implements Benchmark {
    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Result> run(Plan plan, Teller teller) {
        try (var machine = Machine.started(teller, EnumSet.allOf(Component.class))) {
            var results = new ArrayList<Result>();
            for (var service : Component.services()) {
                machine.stack().stop(service);
                ProductionJvm.makeCache(machine, service, teller);
                var options = ProductionJvm.image(machine.folder(), service);
                results.add(new Rounds(plan, teller)
                        .of(
                                name() + "/" + service.shortName(),
                                "ms",
                                service(machine, service, options),
                                bare(machine)));
                machine.stack().start(service);
            }
            var worst = results.stream()
                    .max(Comparator.comparingDouble(result -> result.ratio().median()))
                    .orElseThrow();
            results.add(worst.named(name()));
            return results;
        }
    }

    private static Side service(Machine machine, Component service, List<String> options) {
        return time -> {
            try (var replica = Replica.start(machine, service, options)) {
                return replica.awaitReady();
            }
        };
    }

    private static Side bare(Machine machine) {
        return time -> {
            try (var server = Bare.start(machine, ProductionJvm.OPTIONS)) {
                return server.awaitReady();
            }
        };
    }
}
