package io.trailwright.ingest.ledger;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.EntryKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides, request by request in the order of the batch, what may be recorded. It sees the store as it was when the head
 * was locked, and what the earlier requests of the same batch have changed since. Not thread-safe; used for one batch.
 */
final class Admission {

    /** What is to be done with one request. */
    sealed interface Ruling {
        /** Record it after this head of its trail; empty for a new trail. */
        record Admit(Optional<TrailHead> head) implements Ruling {}

        /** Answer with this and record nothing. */
        record Answer(AppendOutcome outcome) implements Ruling {}

        /** The key gave this before the batch: answer with the same receipt. */
        record RepeatStored(KeptKey kept) implements Ruling {}

        /** The key gave this earlier in this batch: answer with the receipt of that request. */
        record RepeatEarlier(int position) implements Ruling {}
    }

    private record UsedHere(Digest body, int position) {}

    private final BatchContext context;
    private final Map<UUID, TrailHead> trails;
    private final Map<KeyId, UsedHere> used = new HashMap<>();

    Admission(BatchContext context) {
        this.context = context;
        this.trails = new HashMap<>(context.trails());
    }

    Ruling rule(AppendRequest request) {
        return request.key().flatMap(this::repeated).orElseGet(() -> unlessMoved(request));
    }

    /** Notes what an admitted request has changed, so that the next one sees it. */
    void admitted(int position, AppendRequest request, TrailHead head) {
        trails.put(request.trail(), head);
        request.key().ifPresent(key -> used.put(KeyId.of(key), new UsedHere(key.body(), position)));
    }

    private Optional<Ruling> repeated(IdempotencyKey key) {
        KeyId id = KeyId.of(key);
        KeptKey stored = context.keys().get(id);
        if (stored != null) {
            return Optional.of(stored.body().equals(key.body()) ? new Ruling.RepeatStored(stored) : reused());
        }
        UsedHere here = used.get(id);
        if (here != null) {
            return Optional.of(here.body().equals(key.body()) ? new Ruling.RepeatEarlier(here.position()) : reused());
        }
        return Optional.empty();
    }

    private Ruling unlessMoved(AppendRequest request) {
        @Nullable TrailHead head = trails.get(request.trail());
        Optional<Digest> actual = Optional.ofNullable(head).map(TrailHead::leafHash);
        if (!actual.equals(request.expectedHead())) {
            return new Ruling.Answer(new AppendOutcome.HeadMoved(actual));
        }
        long redemptions = request.drafts().stream()
                .filter(draft -> draft.kind() == EntryKind.PERMIT_REDEEMED)
                .count();
        if (redemptions > 1 || (redemptions == 1 && head != null && head.redeemed())) {
            return new Ruling.Answer(new AppendOutcome.AlreadyRedeemed());
        }
        return new Ruling.Admit(Optional.ofNullable(head));
    }

    private static Ruling reused() {
        return new Ruling.Answer(new AppendOutcome.KeyReused());
    }
}
