package io.trailwright.reconstruction.verification;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.log.Checkpoint;
import java.util.Optional;

/** The last checkpoint of each log that was verified here. */
public interface SeenCheckpoints {

    Uni<Optional<Checkpoint>> last(String log);

    /**
     * Remembers a verified checkpoint, unless a larger one is known already.
     *
     * @param note the signed note, as it came
     */
    Uni<Void> remember(String log, Checkpoint checkpoint, String note);
}
