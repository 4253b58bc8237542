package io.trailwright.ingest.race;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Goes on by a microsecond whenever it is read, and far when it is moved; never backwards. Thread-safe. */
final class RaceClock extends Clock {
    private static final Instant EPOCH = Instant.parse("2026-11-22T09:00:00Z");

    private final AtomicLong micros = new AtomicLong();

    void moveTo(Instant time) {
        long wanted = ChronoUnit.MICROS.between(EPOCH, time);
        micros.accumulateAndGet(wanted, Math::max);
    }

    @Override
    public Instant instant() {
        return EPOCH.plus(micros.incrementAndGet(), ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
