package io.trailwright.ingest.publication;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A witness and a folder for the published checkpoints. */
public class WitnessResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable FakeWitness witness;

    @Override
    public Map<String, String> start() {
        try {
            FakeWitness.behave(FakeWitness.Mode.UP);
            FakeWitness started = new FakeWitness();
            witness = started;
            return Map.of(
                    "trailwright.witnesses.w1.url", started.url(),
                    "trailwright.witnesses.w1.vkey", started.vkey(),
                    "trailwright.publication.every", "PT0.2S",
                    "trailwright.publication.deadline", "PT1S",
                    "trailwright.publication.first-pause", "PT0.1S",
                    "trailwright.publication.longest-pause", "PT0.5S",
                    "trailwright.log.published-dir",
                            Files.createTempDirectory("trailwright-published-").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (witness != null) {
            witness.stop();
        }
    }
}
