package io.trailwright.approval.stated;

import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One statement of a person, as the ledger's trail holds it.
 *
 * @param seq its entry in the trail
 * @param outcome approved or rejected
 * @param askedAt when people were asked for the last time before; empty where the trail does not say so
 * @param stands whether it counts now
 * @param overruled it is an approval that counted, and somebody else then rejected the decision
 * @param seconds as the statement holds it; empty where it was not measured
 * @param opened documents, likewise
 * @param documents how many there were to open when it was stated
 */
public record Stated(
        String log,
        UUID trail,
        long seq,
        Person person,
        Outcome outcome,
        Instant at,
        Optional<Instant> askedAt,
        boolean stands,
        boolean overruled,
        OptionalLong seconds,
        OptionalInt opened,
        int documents) {

    /** From the asking to the statement. */
    public Optional<Duration> took() {
        return askedAt.map(asked -> Duration.between(asked, at)).filter(took -> !took.isNegative());
    }
}
