package io.trailwright.ingest.decision.bulk;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import jakarta.enterprise.context.ApplicationScoped;

/** Opens streams. */
@ApplicationScoped
public class BulkStreams {

    private final BulkGate gate;
    private final BulkSettings settings;
    private final Vertx vertx;

    BulkStreams(BulkGate gate, BulkSettings settings, Vertx vertx) {
        this.gate = gate;
        this.settings = settings;
        this.vertx = vertx;
    }

    /**
     * The answers to a stream's lines, one or more whole lines an item.
     *
     * @param request paused, and nothing of it read; called on its event loop
     * @param gzip whether the bytes are gzip
     * @throws io.trailwright.problem.HttpProblem 503 {@code not-recorded} when enough streams are open
     */
    public Multi<byte[]> answers(ReadStream<Buffer> request, boolean gzip, LineWork work) {
        Context context = vertx.getOrCreateContext();
        BulkGate.Pass pass = gate.enter();
        return Multi.createFrom()
                .emitter(
                        answers -> new BulkStream(
                                        context,
                                        request,
                                        new BulkInput(settings.lineBytes(), gzip),
                                        pass,
                                        work,
                                        settings.patience(),
                                        answers)
                                .start(),
                        BackPressureStrategy.ERROR);
    }
}
