package io.trailwright.ingest.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import io.trailwright.ingest.ledger.BatchFailure.Known;
import io.trailwright.ingest.ledger.LogQueue.Waiting;
import io.trailwright.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Tells the callers of a batch what became of it. */
@ApplicationScoped
class Answers {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    private final Receipts receipts;
    private final LedgerMeter meter;

    Answers(Receipts receipts, LedgerMeter meter) {
        this.receipts = receipts;
        this.meter = meter;
    }

    /** For a request that found no room, or waited too long. */
    void turnAway(UniEmitter<?> caller) {
        meter.turnedAway();
        caller.fail(overloaded());
    }

    /** Called after the commit of the plan is on disk. Whatever goes wrong from here on, nobody hears a no. */
    void give(String log, List<Waiting> batch, BatchPlan plan) {
        try {
            tell(log, batch, plan);
        } catch (RuntimeException failure) {
            failed(batch, new BatchFailure(Known.OUTCOME_UNKNOWN, failure));
        }
    }

    private void tell(String log, List<Waiting> batch, BatchPlan plan) {
        CrashPoints.at(CrashPoint.BEFORE_REPLY);
        meter.answered(plan.answers());
        for (int i = 0; i < batch.size(); i++) {
            Waiting request = batch.get(i);
            BatchPlan.Answer answer = plan.answers().get(i);
            if (answer instanceof BatchPlan.Answer.Now now) {
                request.caller().complete(now.outcome());
            } else if (answer instanceof BatchPlan.Answer.Again again) {
                repeat(log, again.kept())
                        .subscribe()
                        .with(outcome -> request.caller().complete(outcome), failure -> request.caller()
                                .fail(unreadable(failure)));
            }
        }
    }

    /** Not recorded where the store says so; of any other failure it is not known, and so neither is what it left. */
    void failed(List<Waiting> batch, Throwable failure) {
        LOG.warnf("a batch of %d requests was not acknowledged: %s", batch.size(), failure.getMessage());
        LOG.debug("why the batch was not acknowledged", failure);
        boolean nothing = failure instanceof BatchFailure told && told.known() != Known.OUTCOME_UNKNOWN;
        if (nothing) {
            meter.notRecorded(batch.size());
        } else {
            meter.unknown(batch.size());
        }
        batch.forEach(request -> request.caller().fail(nothing ? notRecorded(failure) : outcomeUnknown()));
    }

    private Uni<AppendOutcome> repeat(String log, KeptKey kept) {
        return receipts.again(log, kept).map(AppendOutcome.Replayed::new);
    }

    /** The request itself was recorded long ago; only reading it failed now. */
    private static HttpProblem unreadable(Throwable failure) {
        LOG.warn("a receipt could not be read again", failure);
        return LedgerProblems.receiptUnreadable();
    }

    private static HttpProblem overloaded() {
        return ProblemType.NOT_RECORDED
                .with("Too much is waiting to be recorded: send the request again a little later.")
                .withHeader("Retry-After", "1")
                .build();
    }

    private static HttpProblem notRecorded(Throwable failure) {
        return failure.getCause() instanceof StoppedLogException stopped
                ? LedgerProblems.stopped(stopped)
                : LedgerProblems.notRecorded();
    }

    private static HttpProblem outcomeUnknown() {
        return ProblemType.OUTCOME_UNKNOWN
                .with(
                        "The ledger's answer was lost: send the same request again, with the same Idempotency-Key, to learn"
                                + " whether it was recorded.")
                .withHeader("Retry-After", "1")
                .build();
    }
}
