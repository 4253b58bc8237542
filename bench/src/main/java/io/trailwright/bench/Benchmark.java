package io.trailwright.bench;

/** One line of the table in docs/performance.md. */
interface Benchmark {
    String name();

    /**
     * Starts what it needs, measures, and leaves nothing behind.
     *
     * @throws SkippedException when it cannot be measured here
     */
    Result run(Plan plan, Teller teller);
}
