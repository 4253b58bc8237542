package io.trailwright.reconstruction.verification.db;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Digest;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.reconstruction.verification.SeenCheckpoints;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** One row for each log, which only ever moves to a larger size. */
@ApplicationScoped
class SeenCheckpointRepository implements PanacheRepositoryBase<SeenCheckpoint, String>, SeenCheckpoints {

    private static final String REMEMBER = "INSERT INTO seen_checkpoint (log, size, root, note)"
            + " VALUES (:log, :size, :root, :note) ON CONFLICT (log) DO UPDATE"
            + " SET size = excluded.size, root = excluded.root, note = excluded.note"
            + " WHERE excluded.size > seen_checkpoint.size";

    @Override
    @WithSession
    public Uni<Optional<Checkpoint>> last(String log) {
        return findById(log).map(row -> Optional.ofNullable(row).map(SeenCheckpointRepository::read));
    }

    private static Checkpoint read(SeenCheckpoint row) {
        var origin = row.note.substring(0, row.note.indexOf('\n'));
        return new Checkpoint(origin, row.size, Digest.wrap(row.root));
    }

    @Override
    @WithTransaction
    public Uni<Void> remember(String log, Checkpoint checkpoint, String note) {
        return getSession()
                .chain(session -> session.createNativeQuery(REMEMBER)
                        .setParameter("log", log)
                        .setParameter("size", checkpoint.size())
                        .setParameter("root", checkpoint.root().bytes())
                        .setParameter("note", note)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
