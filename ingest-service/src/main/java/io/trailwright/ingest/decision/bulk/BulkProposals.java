package io.trailwright.ingest.decision.bulk;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.decision.DecisionService;
import io.trailwright.ingest.decision.Proposal;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.trail.Written;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Proposes a decision for as long as there is patience: a stream can wait where a lone caller is told to. Trying again is
 * safe, because the key is the same.
 */
@ApplicationScoped
public class BulkProposals {

    private static final Set<URI> TRY_AGAIN = Set.of(
            ProblemType.NOT_RECORDED.type(), ProblemType.OUTCOME_UNKNOWN.type(), ProblemType.LEDGER_UNREACHABLE.type());
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final DecisionService decisions;
    private final BulkSettings settings;

    BulkProposals(DecisionService decisions, BulkSettings settings) {
        this.decisions = decisions;
        this.settings = settings;
    }

    /**
     * See {@link DecisionService#propose}.
     *
     * @param loop where it is tried again
     * @return fails with {@code not-recorded}, {@code outcome-unknown} or {@code ledger-unreachable} once patience is over
     */
    public Uni<Written> propose(Caller caller, IdempotencyKey key, Proposal proposal, Executor loop) {
        return attempt(caller, key, proposal, loop, System.nanoTime(), settings.pause());
    }

    private Uni<Written> attempt(
            Caller caller, IdempotencyKey key, Proposal proposal, Executor loop, long since, Duration pause) {
        return decisions
                .propose(caller, key, proposal)
                .onFailure(failure -> isTransient(failure) && patient(since, pause))
                .recoverWithUni(() -> Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(pause)
                        .emitOn(loop)
                        .chain(() -> attempt(caller, key, proposal, loop, since, longer(pause))));
    }

    private boolean patient(long since, Duration pause) {
        return System.nanoTime() - since + pause.toNanos() < settings.patience().toNanos();
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof HttpProblem problem && TRY_AGAIN.contains(problem.type());
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
