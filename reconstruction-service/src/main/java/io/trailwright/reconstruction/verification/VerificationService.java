package io.trailwright.reconstruction.verification;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Frontier;
import io.trailwright.reconstruction.feed.FeedStore;
import io.trailwright.reconstruction.feed.Position;
import io.trailwright.reconstruction.ledger.HandedTrail;
import io.trailwright.reconstruction.ledger.Ledger;
import io.trailwright.reconstruction.ledger.LedgerUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Verifies a trail: fetches it with its proofs, checks everything that came, holds it against the copy of this service,
 * and has the ledger prove that the log continues the last checkpoint that was seen and the entries that were followed.
 */
@ApplicationScoped
public class VerificationService {
    private final Ledger ledger;
    private final FeedStore copy;
    private final SeenCheckpoints seen;
    private final Continuity continuity;
    private final PinnedKeys keys;
    private final VerificationMeter meter;

    VerificationService(
            Ledger ledger,
            FeedStore copy,
            SeenCheckpoints seen,
            Continuity continuity,
            PinnedKeys keys,
            VerificationMeter meter) {
        this.ledger = ledger;
        this.copy = copy;
        this.seen = seen;
        this.continuity = continuity;
        this.keys = keys;
        this.meter = meter;
    }

    /**
     * @param kept the trail in the copy of this service, possibly empty or behind
     * @return empty when neither the ledger nor the copy has such a trail in this log
     */
    public Uni<Optional<Verified>> verify(String log, UUID trail, List<Entry> kept) {
        return ledger.trail(trail)
                .chain(handed -> check(log, trail, handed, kept))
                .onFailure(LedgerUnavailableException.class)
                .recoverWithItem(failure -> Optional.of(new Verified(
                        Report.unavailable("The ledger could not be asked, so nothing was verified."),
                        List.of(),
                        Optional.empty())))
                .invoke(found -> found.ifPresent(
                        verified -> meter.verified(verified.report().result())));
    }

    private Uni<Optional<Verified>> check(String log, UUID trail, Optional<HandedTrail> handed, List<Entry> kept) {
        var ours =
                handed.filter(found -> found.log().equals(log) && found.trail().equals(trail));
        if (ours.isEmpty()) {
            return Uni.createFrom()
                    .item(kept.stream()
                            .findFirst()
                            .map(first ->
                                    Finding.at(first, "was handed out before, and the ledger has no such trail now"))
                            .map(found -> new Verified(Report.broken(found), List.of(), Optional.empty())));
        }
        var checked = TrailCheck.of(ours.get(), kept, keys.keys());
        var result = checked.report().sound() && checked.checkpoint().isPresent()
                ? continued(
                        log,
                        checked.report(),
                        checked.checkpoint().get(),
                        ours.get().checkpoint())
                : Uni.createFrom().item(checked.report());
        return result.map(report -> Optional.of(new Verified(report, checked.entries(), checked.bundle())));
    }

    private Uni<Report> continued(String log, Report report, Checkpoint now, String note) {
        return seen.last(log)
                .chain(last -> last.map(before ->
                                continuity.check(log, before.size(), before.root(), "the one seen before", now))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found) : followed(log, now))
                .chain(found -> found.map(problem -> Uni.createFrom().item(report.withProblem(problem)))
                        .orElseGet(() -> seen.remember(log, now, note).replaceWith(report.withContinuity(2))));
    }

    /** The tree of all entries that the feed ever handed out here, against the signed one. */
    private Uni<Optional<Finding>> followed(String log, Checkpoint now) {
        return copy.position(log).map(Position::frontier).chain(frontier -> {
            var tree = frontier.orElse(Frontier.EMPTY);
            return continuity.check(log, tree.size(), tree.root(), "the entries that were followed", now);
        });
    }
}
