package io.trailwright.bench;

import java.util.List;

/** Median time of a decision at one connection, against the same transaction from pgbench at one client. */
record IngestLatency() implements Benchmark {
    @Override
    public String name() {
        return "ingest-latency";
    }

    @Override
    public List<Result> run(Plan plan, Teller teller) {
        try (var machine = Machine.started(teller)) {
            var proposals = Proposals.on(machine, teller);
            return List.of(
                    new Rounds(plan, teller).of(name(), "ms", proposals.productMedian(), proposals.floorMedian()));
        }
    }
}
