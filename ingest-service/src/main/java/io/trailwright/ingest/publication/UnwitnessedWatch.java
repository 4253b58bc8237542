package io.trailwright.ingest.publication;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks now and then for what no witness has cosigned. Where no witness is named, nothing is looked for. */
@ApplicationScoped
class UnwitnessedWatch {
    private static final Logger LOG = Logger.getLogger(UnwitnessedWatch.class);

    private final CosignatureStore store;
    private final PublicationMeter meter;
    private final boolean witnessed;

    UnwitnessedWatch(CosignatureStore store, PublicationMeter meter, WitnessSettings witnesses) {
        this.store = store;
        this.meter = meter;
        this.witnessed = !witnesses.all().isEmpty();
        meter.witnesses(witnesses.all().size());
    }

    @Scheduled(
            identity = "unwitnessed",
            every = "${trailwright.publication.look-every:PT15S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return witnessed ? found() : Uni.createFrom().voidItem();
    }

    private Uni<Void> found() {
        return store.unwitnessed()
                .invoke(meter::unwitnessed)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debug("it is not known what is not witnessed yet", failure))
                .onFailure()
                .recoverWithNull();
    }
}
