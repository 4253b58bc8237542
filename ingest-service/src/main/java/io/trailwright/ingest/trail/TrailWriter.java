package io.trailwright.ingest.trail;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.ingest.ProblemType;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.LedgerProblems;
import io.trailwright.ingest.ledger.Receipt;
import io.trailwright.ingest.ledger.StoreUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Reads a trail, lets a rule decide on what was read, and records the decision only if the trail is still what the rule
 * saw. When it is not, everything is done again: nothing is ever decided on a stale state.
 */
@ApplicationScoped
public class TrailWriter {
    /** A trail is contended by a handful of parties; who loses this often is told so. */
    static final int MAX_ATTEMPTS = 40;

    private final Ledger ledger;
    private final TrailReader reader;

    TrailWriter(Ledger ledger, TrailReader reader) {
        this.ledger = ledger;
        this.reader = reader;
    }

    /**
     * What the same request gave before; empty when it is new.
     *
     * @return fails with {@code idempotency-key-reused} when the key came with another body
     */
    public Uni<Optional<Written>> replay(String log, IdempotencyKey key) {
        return ledger.replay(log, key)
                .onFailure(StoreUnreachable.class)
                .transform(failure -> LedgerProblems.notRecorded())
                .flatMap(outcome -> outcome.isPresent()
                        ? answer(List.of(), List.of(), outcome.get()).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Records the first entries of a trail. */
    public Uni<Written> create(String log, UUID trail, IdempotencyKey key, List<EntryDraft> drafts) {
        var request = new AppendRequest(log, trail, Optional.empty(), Optional.of(key), drafts);
        return ledger.append(request).flatMap(outcome -> answer(List.of(), request.drafts(), outcome));
    }

    /**
     * Records what the rule decides on the trail as it is.
     *
     * @param rule gives the drafts, or fails with the problem that says why not; asked again whenever the trail moved
     * @return fails with {@code not-found} when the log has no such trail
     */
    public Uni<Written> write(
            String log, UUID trail, Optional<IdempotencyKey> key, Function<SeenTrail, Uni<List<EntryDraft>>> rule) {
        return key.map(present -> replay(log, present))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .flatMap(before -> before.map(written -> Uni.createFrom().item(written))
                        .orElseGet(() -> attempt(log, trail, key, rule, 1)));
    }

    private Uni<Written> attempt(
            String log,
            UUID trail,
            Optional<IdempotencyKey> key,
            Function<SeenTrail, Uni<List<EntryDraft>>> rule,
            int attempt) {
        return readFor(log, trail).flatMap(seen -> rule.apply(seen)
                .map(drafts ->
                        new AppendRequest(log, trail, Optional.of(seen.state().head()), key, drafts))
                .flatMap(request -> ledger.append(request)
                        .flatMap(outcome -> outcome instanceof AppendOutcome.HeadMoved && attempt < MAX_ATTEMPTS
                                ? pause(attempt).flatMap(again -> attempt(log, trail, key, rule, attempt + 1))
                                : answer(seen.entries(), request.drafts(), outcome))));
    }

    private Uni<SeenTrail> readFor(String log, UUID trail) {
        return reader.read(log, trail)
                .onFailure(StoreUnreachable.class)
                .transform(failure -> LedgerProblems.notRecorded());
    }

    private static Uni<Void> pause(int attempt) {
        long millis = ThreadLocalRandom.current().nextLong(1, 5L * attempt + 2);
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(millis));
    }

    private Uni<Written> answer(List<Entry> before, List<EntryDraft> drafts, AppendOutcome outcome) {
        if (outcome instanceof AppendOutcome.Appended appended) {
            return Uni.createFrom()
                    .item(written(Entries.recorded(before, drafts, appended.receipt()), appended.receipt()));
        }
        if (outcome instanceof AppendOutcome.Replayed replayed) {
            var receipt = replayed.receipt();
            return ledger.trail(receipt.log(), receipt.trail())
                    .onFailure(StoreUnreachable.class)
                    .transform(failure -> LedgerProblems.receiptUnreadable())
                    .map(entries -> written(upTo(entries, receipt), receipt));
        }
        return Uni.createFrom().failure(refusal(outcome));
    }

    /** The answer is about the moment of the request's last entry, so a repetition years later says the same. */
    private static Written written(List<Entry> entries, Receipt receipt) {
        var at = entries.get(entries.size() - 1).header().at();
        return new Written(SeenTrail.of(receipt.log(), receipt.trail(), entries, at), receipt);
    }

    private static List<Entry> upTo(List<Entry> entries, Receipt receipt) {
        long last = receipt.entries().get(receipt.entries().size() - 1).seq();
        return entries.subList(0, Math.toIntExact(last + 1));
    }

    private static RuntimeException refusal(AppendOutcome outcome) {
        if (outcome instanceof AppendOutcome.KeyReused) {
            return ProblemType.IDEMPOTENCY_KEY_REUSED.problem(
                    "Use a new Idempotency-Key for another request; this one was used with another body.");
        }
        if (outcome instanceof AppendOutcome.AlreadyRedeemed) {
            return ProblemType.PERMIT_ALREADY_REDEEMED.problem(
                    "Do not act: this decision's permit was redeemed before, and a decision is carried out at most once.");
        }
        if (outcome instanceof AppendOutcome.HeadMoved moved) {
            return moved(moved.head().map(Object::toString));
        }
        throw new IllegalStateException("not a refusal: " + outcome);
    }

    /** The problem of a caller whose picture of the trail is old. */
    public static RuntimeException moved(Optional<String> head) {
        var problem = ProblemType.TRAIL_MOVED.with("Read the trail again and decide on what it says now.");
        head.ifPresent(value -> problem.with("head", value));
        return problem.build();
    }
}
