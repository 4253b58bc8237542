package io.trailwright.ingest.decision.bulk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of bulk streams is under way at a time. What does not fit is not read: it waits with whoever sends it. */
@ConfigMapping(prefix = "trailwright.bulk")
public interface BulkSettings {

    /** Most bytes of a line; longer ones are skipped and answered with 413. */
    @WithDefault("1048576")
    int lineBytes();

    /** Most lines of one stream that are read and whose answers are not written yet. */
    @WithDefault("512")
    int lines();

    /** Most such lines of all streams of this replica together; well below {@code trailwright.log.waiting-requests}. */
    @WithDefault("1024")
    int linesTogether();

    /** About the most bytes that such lines and their answers take, over all streams of this replica. */
    @WithDefault("33554432")
    long bytesTogether();

    /** Most streams at a time on this replica; above, a stream is sent away with 503. */
    @WithDefault("32")
    int streams();

    /** How long a line that the ledger or the tenant's quota turns away is tried again before it is answered 503 or 429. */
    @WithDefault("PT60S")
    Duration patience();

    /** Pause before the first such try, doubled by each further one up to two seconds. */
    @WithDefault("PT0.05S")
    Duration pause();
}
