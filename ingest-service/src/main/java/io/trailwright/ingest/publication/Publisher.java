package io.trailwright.ingest.publication;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.NoteException;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.LogHead;
import io.trailwright.ingest.ledger.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Publishes what has moved, about once a second, apart from appending: nobody who appends waits for a witness or a disk
 * here. Keeps nothing that it could not learn again.
 */
@ApplicationScoped
class Publisher {
    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final Ledger ledger;
    private final Standing standing;
    private final PublishedFolder folder;
    private final FolderPublisher files;
    private final Map<String, WitnessRound> rounds = new TreeMap<>();

    Publisher(
            Ledger ledger,
            Standing standing,
            PublishedFolder folder,
            FolderPublisher files,
            WitnessSettings witnesses,
            WitnessCalls calls,
            CosignatureStore store,
            PublicationSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.standing = standing;
        this.folder = folder;
        this.files = files;
        witnesses
                .all()
                .forEach((name, witness) -> rounds.put(
                        name,
                        new WitnessRound(witness(name, witness), calls, store, ledger, standing, settings, clock)));
    }

    /** Never fails. */
    @Scheduled(
            every = "${trailwright.publication.every:PT1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        if (publishesNothing()) {
            return Uni.createFrom().voidItem();
        }
        return ledger.heads()
                .invoke(heads -> heads.forEach(standing::checkKey))
                .invoke(heads -> rounds.values()
                        .forEach(round -> round.run(heads).subscribe().with(done -> {})))
                .flatMap(files::publish)
                .onFailure()
                .invoke(failure -> LOG.warnf("nothing was published: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Compares every log with what the folder and the witnesses hold, as far as they answer. */
    Uni<Void> compareAll() {
        if (publishesNothing()) {
            return Uni.createFrom().voidItem();
        }
        return files.compareAll()
                .chain(ledger::heads)
                .invoke(heads -> heads.forEach(standing::checkKey))
                .flatMap(this::everyWitness);
    }

    /** What each witness has of what is newest, by its name. */
    Map<String, String> reports() {
        Map<String, String> reports = new TreeMap<>();
        rounds.forEach((name, round) -> reports.put(name, round.report()));
        return reports;
    }

    private boolean publishesNothing() {
        return rounds.isEmpty() && !folder.named();
    }

    private Uni<Void> everyWitness(List<LogHead> heads) {
        return Multi.createFrom()
                .iterable(rounds.values())
                .onItem()
                .transformToUniAndMerge(round -> round.run(heads))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Witness witness(String name, WitnessSettings.Settings settings) {
        try {
            return new Witness(name, settings.url(), CosignerKey.parse(settings.vkey()));
        } catch (NoteException malformed) {
            throw new IllegalStateException(
                    "trailwright.witnesses." + name + ".vkey: " + malformed.getMessage(), malformed);
        }
    }
}
