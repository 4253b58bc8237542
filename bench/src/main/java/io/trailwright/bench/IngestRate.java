package io.trailwright.bench;

import java.util.List;

/** Decisions a second over HTTP, against pgbench that inserts the same rows with as many clients. */
record IngestRate(String name, int connections, Keep keep) implements Benchmark {

    @Override
    public List<Result> run(Plan plan, Teller teller) {
        try (var machine = Machine.started(teller)) {
            var proposals = Proposals.on(machine, teller);
            var result = new Rounds(plan, teller)
                    .of(name, "decisions/s", proposals.product(connections), proposals.floor(connections));
            proposals.tellSizes();
            keep.ifAsked(machine, proposals, teller);
            return List.of(result);
        }
    }
}
