package io.trailwright.ingest.trail;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Makes ids: UUIDv7 (RFC 9562), in order of time on one replica. Thread-safe. */
@ApplicationScoped
public class NewIds {
    private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

    public UUID next() {
        return generator.generate();
    }
}
