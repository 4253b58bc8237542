package io.trailwright.reconstruction.trail;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.reconstruction.account.Account;
import io.trailwright.reconstruction.account.Headline;
import io.trailwright.reconstruction.feed.FeedStore;
import io.trailwright.reconstruction.trail.Reconstruction.Source;
import io.trailwright.reconstruction.verification.VerificationService;
import io.trailwright.reconstruction.verification.Verified;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rebuilds decisions for one tenant. The tenant is the log: what is in another log does not exist here. */
@ApplicationScoped
public class TrailService {
    private final FeedStore copy;
    private final TrailList list;
    private final VerificationService verification;
    private final Clock clock;

    TrailService(FeedStore copy, TrailList list, VerificationService verification, Clock clock) {
        this.copy = copy;
        this.list = list;
        this.verification = verification;
        this.clock = clock;
    }

    /** Rebuilds and verifies one decision; empty when this tenant has none of this id. */
    public Uni<Optional<Reconstruction>> reconstruct(String tenant, UUID decision) {
        return copy.trail(tenant, decision).chain(kept -> verification
                .verify(tenant, decision, kept)
                .map(verified -> verified.flatMap(found -> tell(found, kept))));
    }

    /** One page of the tenant's decisions, newest first. */
    public Uni<List<Headline>> list(String tenant, Optional<UUID> after, int limit) {
        return list.page(tenant, after, limit);
    }

    /** Told from what verified; else from what was kept; else from what came, marked as such. */
    private Optional<Reconstruction> tell(Verified verified, List<Entry> kept) {
        if (verified.report().sound()) {
            return Optional.of(tell(verified, verified.entries(), Source.VERIFIED));
        }
        if (!kept.isEmpty()) {
            return Optional.of(tell(verified, kept, Source.KEPT));
        }
        return verified.entries().isEmpty()
                ? Optional.empty()
                : Optional.of(tell(verified, verified.entries(), Source.UNVERIFIED));
    }

    private Reconstruction tell(Verified verified, List<Entry> entries, Source source) {
        return new Reconstruction(
                Account.of(entries, clock.instant()),
                Headline.of(entries).verdictAt(clock.instant()),
                verified.report(),
                entries,
                source,
                verified.bundle());
    }
}
