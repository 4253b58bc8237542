package io.trailwright.ingest.review;

import io.smallrye.mutiny.Uni;
import io.trailwright.access.Caller;
import io.trailwright.core.trail.Person;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.IdempotencyKey;
import io.trailwright.ingest.trail.SeenTrail;
import io.trailwright.ingest.trail.TrailWriter;
import io.trailwright.ingest.trail.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lets the client that proposed a decision take it back, as long as nothing has been carried out. */
@ApplicationScoped
public class WithdrawalService {
    private final TrailWriter writer;

    WithdrawalService(TrailWriter writer) {
        this.writer = writer;
    }

    /**
     * Withdraws a decision of the caller's tenant. A redemption and a withdrawal that meet cannot both be recorded: each
     * is decided on the trail's head and appended only if that is still the head.
     *
     * @param reason not blank
     * @return fails with {@code not-found}, {@code not-proposer}, {@code permit-already-redeemed} or
     *     {@code decision-over}
     */
    public Uni<Written> withdraw(Caller caller, UUID decision, IdempotencyKey key, String reason) {
        return writer.write(caller.tenant(), decision, Optional.of(key), seen -> Uni.createFrom()
                        .item(() -> List.of(draft(caller, seen, reason))))
                .invoke(written -> WithdrawalRules.late(written.seen().state()).ifPresent(refusal -> {
                    throw refusal;
                }));
    }

    private static EntryDraft draft(Caller caller, SeenTrail seen, String reason) {
        var sender = new Person(Optional.of(caller.iss()), caller.sub(), Optional.empty());
        var proposer = seen.entries().get(0).json("actor").map(Person::read);
        WithdrawalRules.check(seen.state(), proposer, sender).ifPresent(refusal -> {
            throw refusal;
        });
        return ReviewEntries.unsigned(caller, WithdrawalRules.statement(seen.state(), reason));
    }
}
