package io.trailwright.ingest.publication;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.ingest.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether a log, as it is stored, continues a checkpoint that somebody holds. */
@ApplicationScoped
class Continuity {
    private final Ledger ledger;

    Continuity(Ledger ledger) {
        this.ledger = ledger;
    }

    /** How the log contradicts the checkpoint, as a clause; empty when it continues it. */
    Uni<Optional<String>> contradiction(String log, Checkpoint published) {
        if (published.size() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return ledger.root(log, published.size()).flatMap(root -> root.map(found -> Uni.createFrom()
                        .item(Optional.of("at size " + published.size() + " its root here is " + found
                                        + ", and what was published has " + published.root())
                                .filter(differs -> !found.equals(published.root()))))
                .orElseGet(() -> ledger.logHead(log)
                        .map(head -> Optional.of("here it has size "
                                + head.map(there -> there.size()).orElse(0L)
                                + ", and size " + published.size() + " was published"))));
    }
}
