package io.trailwright.ingest.ledger.db;

import io.smallrye.mutiny.Uni;
import io.trailwright.ingest.fault.CrashPoint;
import io.trailwright.ingest.fault.CrashPoints;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.BatchContext;
import io.trailwright.ingest.ledger.BatchFailure;
import io.trailwright.ingest.ledger.BatchFailure.Known;
import io.trailwright.ingest.ledger.BatchPlan;
import io.trailwright.ingest.ledger.LedgerSettings;
import io.trailwright.ingest.ledger.LedgerStore;
import io.trailwright.ingest.ledger.db.BatchReads.Trails;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Batches in PostgreSQL. Three round trips: begin, lock and read; write; commit; one more where a tile may fill. Whoever
 * holds the row of log_head is alone with the log, whichever replica it is; the primary key of entry would stop a second
 * one all the same.
 */
@ApplicationScoped
class PgLedgerStore implements LedgerStore {

    private static final Logger LOG = Logger.getLogger(PgLedgerStore.class);

    private final Pool pool;
    private final Duration deadline;

    PgLedgerStore(Pool pool, LedgerSettings settings) {
        this.pool = pool;
        this.deadline = settings.batchDeadline();
    }

    @Override
    public Uni<BatchPlan> write(String log, List<AppendRequest> batch, Function<BatchContext, BatchPlan> planner) {
        return write(log, batch, Trails.KNOWN, planner)
                .onFailure(PgLedgerStore::trailExists)
                .recoverWithUni(() -> write(log, batch, Trails.ALL, planner));
    }

    private Uni<BatchPlan> write(
            String log, List<AppendRequest> batch, Trails asked, Function<BatchContext, BatchPlan> planner) {
        return connection()
                .onFailure()
                .transform(failure -> new BatchFailure(Known.UNREACHED, failure))
                .flatMap(connection -> Uni.createFrom()
                        .deferred(() -> inTransaction(connection, log, batch, asked, planner))
                        .onTermination()
                        .invoke(() -> giveBack(connection)));
    }

    /** The commit is sent only by whoever still waits for it: a batch that was given up before is never committed. */
    private Uni<BatchPlan> inTransaction(
            SqlConnection connection,
            String log,
            List<AppendRequest> batch,
            Trails asked,
            Function<BatchContext, BatchPlan> planner) {
        CrashPoints.at(CrashPoint.BEFORE_READ);
        return Uni.combine()
                .all()
                .unis(connection.begin(), BatchReads.lockAndRead(connection, log, batch, asked))
                .asTuple()
                .flatMap(begun -> written(connection, planner.apply(begun.getItem2()))
                        .map(plan -> new Written(begun.getItem1(), plan)))
                .ifNoItem()
                .after(deadline)
                .fail()
                .onFailure()
                .transform(PgLedgerStore::beforeCommit)
                .flatMap(this::commit);
    }

    /** A connection; one that comes too late goes straight back. */
    private Uni<SqlConnection> connection() {
        return Uni.createFrom()
                .<SqlConnection>emitter(waiting -> {
                    AtomicBoolean gone = new AtomicBoolean();
                    waiting.onTermination(() -> gone.set(true));
                    pool.getConnection()
                            .subscribe()
                            .with(
                                    connection -> {
                                        if (gone.get()) {
                                            giveBack(connection);
                                        } else {
                                            waiting.complete(connection);
                                        }
                                    },
                                    waiting::fail);
                })
                .ifNoItem()
                .after(deadline)
                .fail();
    }

    /** Rolls back whatever was not committed. Nobody waits for it: a connection that is lost cannot be given back. */
    private static void giveBack(SqlConnection connection) {
        connection
                .close()
                .subscribe()
                .with(done -> {}, failure -> LOG.debug("a lost connection was given back", failure));
    }

    private record Written(Transaction transaction, BatchPlan plan) {}

    private static Uni<BatchPlan> written(SqlConnection connection, BatchPlan plan) {
        CrashPoints.at(CrashPoint.BEFORE_INSERT);
        return plan.writesNothing()
                ? Uni.createFrom().item(plan)
                : BatchWrites.write(connection, plan).replaceWith(plan);
    }

    /** Answers only after the database has said that the commit is on disk. */
    private Uni<BatchPlan> commit(Written written) {
        CrashPoints.at(CrashPoint.BEFORE_COMMIT);
        return written.transaction()
                .commit()
                .ifNoItem()
                .after(deadline)
                .fail()
                .onFailure()
                .transform(PgLedgerStore::atCommit)
                .invoke(() -> CrashPoints.at(CrashPoint.AFTER_COMMIT))
                .replaceWith(written.plan());
    }

    private static Throwable beforeCommit(Throwable failure) {
        boolean ours = failure instanceof IllegalStateException || failure instanceof IllegalArgumentException;
        return new BatchFailure(ours || refusedContent(failure) ? Known.REFUSED : Known.UNREACHED, failure);
    }

    /** An ERROR ends the transaction. What ends the session (FATAL, PANIC, a cut link) says nothing of a commit that was sent. */
    private static Throwable atCommit(Throwable failure) {
        boolean ended = failure instanceof PgException refused && "ERROR".equals(refused.getSeverity());
        return ended ? beforeCommit(failure) : new BatchFailure(Known.OUTCOME_UNKNOWN, failure);
    }

    /** A new trail has the id of one that is there. */
    private static boolean trailExists(Throwable failure) {
        return failure.getCause() instanceof PgException refused && "entry_trail".equals(refused.getConstraint());
    }

    /** SQLSTATE classes 22 (data exception) and 23 (integrity constraint): the same content would be refused again. */
    private static boolean refusedContent(Throwable failure) {
        return failure instanceof PgException refused
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23"));
    }
}
