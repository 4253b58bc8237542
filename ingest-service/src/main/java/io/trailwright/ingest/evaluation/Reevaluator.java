package io.trailwright.ingest.evaluation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.TrailRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks again for the decisions that policy could not decide. Keeps nothing: which they are follows from the ledger, so a
 * restart or another replica goes on where this one stopped. Two replicas may ask for the same trail; the compare-and-set
 * on its head lets one answer in.
 */
@ApplicationScoped
class Reevaluator {
    private static final Logger LOG = Logger.getLogger(Reevaluator.class);
    private static final int AT_A_TIME = 500;
    private static final int READS_AT_A_TIME = 32;

    private final Ledger ledger;
    private final Evaluator evaluator;
    private final Clock clock;

    Reevaluator(Ledger ledger, Evaluator evaluator, Clock clock) {
        this.ledger = ledger;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    /** The first run is right after the start. */
    @Scheduled(
            every = "${trailwright.policy.reevaluate-every:PT2S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        if (!evaluator.available()) {
            return Uni.createFrom().voidItem();
        }
        return ledger.undetermined(AT_A_TIME)
                .flatMap(this::again)
                .onFailure()
                .invoke(failure -> LOG.warn("re-evaluation was cut short; it goes on at the next run", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> again(List<TrailRef> trails) {
        return Multi.createFrom()
                .iterable(trails)
                .onItem()
                .transformToUni(this::again)
                .merge(READS_AT_A_TIME)
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> again(TrailRef ref) {
        return ledger.trail(ref.log(), ref.trail())
                .flatMap(entries ->
                        waits(entries) ? again(ref, entries) : Uni.createFrom().voidItem())
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "trail %s was not evaluated again", ref.trail()))
                .onFailure()
                .recoverWithNull();
    }

    /** Another replica may have been here since the list was made. */
    private static boolean waits(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.header().kind() == EntryKind.POLICY_EVALUATED)
                .reduce((before, after) -> after)
                .filter(newest -> newest.parts().containsKey(EvaluatedDraft.DEGRADED))
                .isPresent();
    }

    private Uni<Void> again(TrailRef ref, List<Entry> entries) {
        var item = EvaluationItem.of(ref.log(), clock.instant(), entries, List.of());
        if (item.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var head = entries.get(entries.size() - 1).leafHash();
        return evaluator
                .evaluate(item.get())
                .flatMap(outcome -> decided(outcome)
                        ? ledger.append(new AppendRequest(
                                        ref.log(),
                                        ref.trail(),
                                        Optional.of(head),
                                        Optional.empty(),
                                        List.of(EvaluatedDraft.of(outcome))))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    /** Only news is recorded, not that policy is still away. */
    private static boolean decided(EvaluationOutcome outcome) {
        return outcome instanceof EvaluationOutcome.Refused
                || (outcome instanceof EvaluationOutcome.Evaluated evaluated && !evaluated.undetermined());
    }
}
