package io.trailwright.ingest.publication;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.NoteException;
import io.trailwright.ingest.ledger.LogHead;
import io.trailwright.ingest.ledger.LogKeyring;
import io.trailwright.ingest.ledger.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Keeps the last published checkpoint of each log in the folder. What is there already is compared first: a log that does
 * not continue it is stopped and never written over.
 */
@ApplicationScoped
class FolderPublisher {
    private static final Logger LOG = Logger.getLogger(FolderPublisher.class);

    private final PublishedFolder folder;
    private final Continuity continuity;
    private final LogKeyring keyring;
    private final Standing standing;
    /** Sizes that this replica has written or found, so that only what moved is looked at. */
    private final Map<String, Long> written = new ConcurrentHashMap<>();

    FolderPublisher(PublishedFolder folder, Continuity continuity, LogKeyring keyring, Standing standing) {
        this.folder = folder;
        this.continuity = continuity;
        this.keyring = keyring;
        this.standing = standing;
    }

    /** Compares every file with its log, and stops the logs that do not continue theirs. */
    Uni<Void> compareAll() {
        return blocking(folder::logs).flatMap(logs -> Multi.createFrom()
                .iterable(logs)
                .onItem()
                .transformToUniAndConcatenate(log -> compare(log).replaceWithVoid())
                .collect()
                .asList()
                .replaceWithVoid());
    }

    /** Writes what has moved. A file that cannot be written is told in the log and tried again. */
    Uni<Void> publish(List<LogHead> heads) {
        if (!folder.named()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(heads)
                .select()
                .where(head -> written.getOrDefault(head.log(), -1L) != head.size())
                .onItem()
                .transformToUniAndConcatenate(head -> publish(head)
                        .onFailure()
                        .invoke(failure -> LOG.errorf(
                                "the checkpoint of %s was not kept in %s: %s",
                                head.log(), PublishedFolder.SETTING, failure.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> publish(LogHead head) {
        return compare(head.log()).flatMap(kept -> {
            boolean moved = kept.map(Checkpoint::size).orElse(0L) < head.size();
            if (standing.stopped().containsKey(head.log()) || !moved) {
                return Uni.createFrom().voidItem();
            }
            return blocking(() -> {
                        folder.write(head.log(), head.checkpoint());
                        return head.size();
                    })
                    .invoke(size -> written.put(head.log(), size))
                    .replaceWithVoid();
        });
    }

    /** The checkpoint that the folder has of a log; stops the log when it does not continue it. */
    private Uni<Optional<Checkpoint>> compare(String log) {
        return blocking(() -> folder.read(log)).flatMap(note -> {
            if (note.isEmpty()) {
                return Uni.createFrom().item(Optional.empty());
            }
            try {
                Checkpoint kept = Checkpoint.open(note.get(), keyring.of(log));
                return continuity.contradiction(log, kept).map(differs -> {
                    differs.ifPresent(how -> standing.stop(log, how + " (" + folder.file(log) + ")"));
                    return Optional.of(kept);
                });
            } catch (NoteException unknown) {
                standing.stop(log, folder.file(log) + " is no checkpoint of its keys: " + unknown.getMessage());
                return Uni.createFrom().item(Optional.empty());
            }
        });
    }

    private interface Blocking<T> {
        T run() throws IOException;
    }

    private static <T> Uni<T> blocking(Blocking<T> work) {
        return Uni.createFrom()
                .item(() -> {
                    try {
                        return work.run();
                    } catch (IOException unusable) {
                        throw new UncheckedIOException(PublishedFolder.SETTING + ": " + unusable, unusable);
                    }
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
