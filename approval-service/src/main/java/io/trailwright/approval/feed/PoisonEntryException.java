package io.trailwright.approval.feed;

import java.util.Optional;
import java.util.UUID;

/** An entry of the feed that cannot be taken in. */
public final class PoisonEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long position;
    private final transient Optional<UUID> trail;

    /** @param trail the decision it belongs to, if that much can be read */
    public PoisonEntryException(long position, Optional<UUID> trail, String problem) {
        super(problem);
        this.position = position;
        this.trail = trail;
    }

    public long position() {
        return position;
    }

    public Optional<UUID> trail() {
        return trail;
    }
}
