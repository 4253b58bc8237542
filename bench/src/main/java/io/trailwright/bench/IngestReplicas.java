package io.trailwright.bench;

import io.trailwright.launcher.stack.Component;
import java.net.URI;
import java.util.List;

/** Two replicas that write to one log with 32 connections each, against one of them with 64. */
record IngestReplicas() implements Benchmark {
    private static final String PATH = "/v1/decisions";

    @Override
    public String name() {
        return "ingest-replicas";
    }

    @Override
    public List<Result> run(Plan plan, Teller teller) {
        try (var machine = Machine.started(teller)) {
            var proposals = Proposals.on(machine, teller);
            var options = ProductionJvm.image(machine.folder(), Component.INGEST);
            try (var second = Replica.start(machine, Component.INGEST, options)) {
                second.awaitReady();
                List<URI> both = List.of(machine.decisions(), second.address().resolve(PATH));
                return List.of(new Rounds(plan, teller)
                        .of(name(), "decisions/s", proposals.product(both, 32), proposals.product(64)));
            }
        }
    }
}
