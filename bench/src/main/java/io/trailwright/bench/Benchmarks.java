package io.trailwright.bench;

import java.util.List;

/** All that can be measured, in the order of docs/performance.md. */
final class Benchmarks {
    private Benchmarks() {}

    static List<Benchmark> all(Keep keep) {
        return List.of(
                new IngestRate("ingest", 64, keep),
                new IngestRate("ingest-256", 256, keep),
                new IngestReplicas(),
                new IngestLatency(),
                new Bulk(),
                new Verify(),
                new Start(),
                new Memory());
    }
}
