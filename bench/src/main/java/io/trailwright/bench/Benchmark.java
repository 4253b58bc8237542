package io.trailwright.bench;

import java.util.List;

/** One line of the table in docs/performance.md. */
interface Benchmark {
    String name();

    /**
     * Starts what it needs, measures, and leaves nothing behind.
     *
     * @return the result of the bench's name, and perhaps more that explain it
     * @throws SkippedException when it cannot be measured here
     */
    List<Result> run(Plan plan, Teller teller);
}
