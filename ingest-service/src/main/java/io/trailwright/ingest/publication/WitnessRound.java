package io.trailwright.ingest.publication;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.NoteException;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.LogHead;
import io.trailwright.ingest.ledger.Standing;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps one witness up to date with every log: one call at a time, so a witness that is slow holds up nobody else. The
 * witness's own size of a log is learned from its answers. When it holds what this ledger does not continue, the log is
 * stopped. Replicas may do the same at once: the witness answers each, and a cosignature is stored once.
 */
final class WitnessRound {
    private static final Logger LOG = Logger.getLogger(WitnessRound.class);
    private static final int TRIES = 3;

    private final Witness witness;
    private final WitnessCalls calls;
    private final CosignatureStore store;
    private final Ledger ledger;
    private final Standing standing;
    private final PublicationSettings settings;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final WitnessState whole = new WitnessState();
    private final Map<String, WitnessState> logs = new ConcurrentHashMap<>();
    private volatile List<LogHead> newest = List.of();

    WitnessRound(
            Witness witness,
            WitnessCalls calls,
            CosignatureStore store,
            Ledger ledger,
            Standing standing,
            PublicationSettings settings,
            Clock clock) {
        this.witness = witness;
        this.calls = calls;
        this.store = store;
        this.ledger = ledger;
        this.standing = standing;
        this.settings = settings;
        this.clock = clock;
    }

    /** Submits what has moved; does nothing while a round is under way or the witness is left alone. Never fails. */
    Uni<Void> run(List<LogHead> heads) {
        newest = heads;
        if (whole.paused(clock) || !running.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(heads)
                .select()
                .where(this::isDue)
                .onItem()
                .transformToUniAndConcatenate(head -> submit(head.log(), TRIES))
                .collect()
                .asList()
                .invoke(done -> whole.succeeded())
                .replaceWithVoid()
                .onFailure()
                .invoke(this::unreached)
                .onFailure()
                .recoverWithNull()
                .onTermination()
                .invoke(() -> running.set(false));
    }

    /** What the health page shows: never <em>witnessed</em> without a cosignature of what is newest. */
    String report() {
        List<LogHead> behind = newest.stream()
                .filter(head -> state(head.log()).size().orElse(0L) < head.size())
                .toList();
        if (behind.isEmpty()) {
            return newest.isEmpty() ? "nothing to witness yet" : "witnessed";
        }
        LogHead first = behind.get(0);
        String why = whole.why().isEmpty() ? state(first.log()).why() : whole.why();
        return "not yet witnessed: " + behind.size() + " of " + newest.size() + " logs, " + first.log() + " at size "
                + state(first.log()).size().orElse(0L) + " of " + first.size() + (why.isEmpty() ? "" : "; " + why);
    }

    private WitnessState state(String log) {
        return logs.computeIfAbsent(log, name -> new WitnessState());
    }

    private boolean isDue(LogHead head) {
        WitnessState state = state(head.log());
        return state.size().orElse(-1L) != head.size()
                && !state.paused(clock)
                && !standing.stopped().containsKey(head.log());
    }

    /** Reads the head again: the witness may know more than this replica had read. */
    private Uni<Void> submit(String log, int tries) {
        return known(log).flatMap(old -> ledger.logHead(log).flatMap(found -> {
            LogHead head = found.orElseGet(() -> LogHead.empty(log));
            if (old > head.size()) {
                standing.stop(log, behind(old, head));
                return Uni.createFrom().voidItem();
            }
            return proof(log, old, head.size())
                    .map(proof -> new Submission(old, head.size(), proof, head.checkpoint()))
                    .flatMap(submission -> calls.submit(witness, submission)
                            .flatMap(answer -> heard(head, submission, answer, tries)));
        }));
    }

    private Uni<Long> known(String log) {
        return state(log)
                .size()
                .map(size -> Uni.createFrom().item(size))
                .orElseGet(() -> store.newest(log, witness.keyLabel()));
    }

    private Uni<List<Digest>> proof(String log, long old, long size) {
        return old == 0 || old == size
                ? Uni.createFrom().item(List.of())
                : ledger.consistencyProof(log, old, size).map(proof -> proof.orElseThrow());
    }

    private Uni<Void> heard(LogHead head, Submission submission, WitnessAnswer answer, int tries) {
        String log = head.log();
        if (answer instanceof WitnessAnswer.Taken taken) {
            return taken(head, taken);
        }
        if (answer instanceof WitnessAnswer.OtherSize other) {
            state(log).at(other.size());
            return tries > 1 ? submit(log, tries - 1) : refused(log, "its size changes under us");
        }
        if (answer instanceof WitnessAnswer.OtherRoot) {
            standing.stop(log, "witness " + witness.name() + " has cosigned another tree of size " + head.size());
        } else if (answer instanceof WitnessAnswer.Inconsistent) {
            standing.stop(
                    log,
                    "witness " + witness.name() + " has cosigned a tree of size " + submission.oldSize()
                            + " that this one of size " + head.size() + " does not continue");
        } else if (answer instanceof WitnessAnswer.Refused refused) {
            return refused(log, "it answered with status " + refused.status());
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> taken(LogHead head, WitnessAnswer.Taken taken) {
        String line;
        try {
            line = Cosigned.line(head.checkpoint(), taken.lines(), witness.key());
        } catch (IllegalArgumentException | NoteException unbelievable) {
            return refused(head.log(), "its answer does not verify: " + unbelievable.getMessage());
        }
        return store.add(head.log(), head.size(), witness.keyLabel(), line).invoke(() -> {
            state(head.log()).at(head.size());
            state(head.log()).succeeded();
        });
    }

    private Uni<Void> refused(String log, String why) {
        LOG.warnf("witness %s does not cosign log %s: %s", witness.name(), log, why);
        state(log).failed(why, clock, settings.firstPause(), settings.longestPause());
        return Uni.createFrom().voidItem();
    }

    private void unreached(Throwable failure) {
        String why = "no answer: " + failure.getMessage();
        LOG.warnf("witness %s: %s", witness.name(), why);
        whole.failed(why, clock, settings.firstPause(), settings.longestPause());
    }

    private String behind(long old, LogHead head) {
        return "here it has size " + head.size() + ", and witness " + witness.name() + " has cosigned size " + old;
    }
}
