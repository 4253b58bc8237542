package io.trailwright.ingest.ledger.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.BatchPlan;
import io.trailwright.ingest.ledger.EntryRow;
import io.trailwright.ingest.ledger.LedgerMeter;
import io.trailwright.ingest.ledger.LedgerQueue;
import io.trailwright.ingest.ledger.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Every meter is made at the start, so that counting one is an addition, and a name that counts nothing yet is served. */
@Startup
@ApplicationScoped
class LedgerFigures implements LedgerMeter {
    private static final EntryKind[] KINDS = EntryKind.values();

    private final Counter[] entries;
    private final Counter acknowledged;
    private final Counter repeated;
    private final Counter refused;
    private final Counter notRecorded;
    private final Counter turnedAway;
    private final Counter unknown;
    private final DistributionSummary batchRequests;
    private final Timer commit;

    LedgerFigures(MeterRegistry registry, LedgerQueue queue, Standing standing) {
        this.entries = Arrays.stream(KINDS)
                .map(kind -> Counter.builder("trailwright.ledger.entries")
                        .tag("kind", kind.wire())
                        .register(registry))
                .toArray(Counter[]::new);
        this.acknowledged = requests(registry, "acknowledged");
        this.repeated = requests(registry, "repeated");
        this.refused = requests(registry, "refused");
        this.notRecorded = requests(registry, "not_recorded");
        this.turnedAway = requests(registry, "turned_away");
        this.unknown = requests(registry, "unknown");
        this.batchRequests = DistributionSummary.builder("trailwright.ledger.batch.requests")
                .serviceLevelObjectives(1, 4, 16, 64, 256, 1024)
                .register(registry);
        this.commit = Timer.builder("trailwright.ledger.commit")
                .serviceLevelObjectives(millis(2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000))
                .register(registry);
        Gauge.builder("trailwright.ledger.waiting", queue, LedgerQueue::waiting).register(registry);
        Gauge.builder("trailwright.logs.stopped", standing, logs -> logs.stopped()
                        .size())
                .register(registry);
    }

    private static Counter requests(MeterRegistry registry, String outcome) {
        return Counter.builder("trailwright.ledger.requests")
                .tag("outcome", outcome)
                .register(registry);
    }

    private static Duration[] millis(int... bounds) {
        return Arrays.stream(bounds).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    @Override
    public void committed(int requests, List<EntryRow> rows, long nanos) {
        batchRequests.record(requests);
        commit.record(nanos, TimeUnit.NANOSECONDS);
        int[] counts = new int[KINDS.length];
        for (EntryRow row : rows) {
            counts[row.kind().ordinal()]++;
        }
        for (int i = 0; i < counts.length; i++) {
            add(entries[i], counts[i]);
        }
    }

    @Override
    public void answered(List<BatchPlan.Answer> answers) {
        int now = 0;
        int again = 0;
        for (BatchPlan.Answer answer : answers) {
            if (answer instanceof BatchPlan.Answer.Again) {
                again++;
            } else if (answer instanceof BatchPlan.Answer.Now told
                    && told.outcome() instanceof AppendOutcome.Appended) {
                now++;
            }
        }
        add(acknowledged, now);
        add(repeated, again);
        add(refused, answers.size() - now - again);
    }

    @Override
    public void notRecorded(int requests) {
        add(notRecorded, requests);
    }

    @Override
    public void unknown(int requests) {
        add(unknown, requests);
    }

    @Override
    public void turnedAway() {
        turnedAway.increment();
    }

    private static void add(Counter counter, int count) {
        if (count > 0) {
            counter.increment(count);
        }
    }
}
