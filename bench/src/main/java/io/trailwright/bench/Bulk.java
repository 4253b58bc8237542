package io.trailwright.bench;

import java.util.List;

/** A stream of 100,000 decisions in one request, against psql's \copy of the same rows into the same tables. */
record Bulk() implements Benchmark {
    private static final int LINES = 100_000;

    @Override
    public String name() {
        return "bulk";
    }

    @Override
    public List<Result> run(Plan plan, Teller teller) {
        var curl = Program.find("curl", "curl");
        var psql = Program.find("psql", "postgresql-client");
        try (var machine = Machine.started(teller)) {
            var proposals = Proposals.on(machine, teller);
            var stream = new BulkStream(machine, curl, LINES);
            var copy = CopiedRows.prepared(machine, psql, proposals.rows(), LINES);
            var result = new Rounds(plan, teller).of(name(), "decisions/s", stream, copy);
            proposals.tellSizes();
            return List.of(result);
        }
    }
}
