package io.trailwright.ingest.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The two token buckets of a tenant; one that is null knows no bound. */
record TenantBuckets(@Nullable Bucket decisions, @Nullable Bucket bytes, long mostBytes) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    static TenantBuckets of(QuotaSettings.Rates rates, TimeMeter time) {
        return new TenantBuckets(
                bucket(rates.decisionsPerSecond(), rates.burst(), time),
                bucket(rates.bytesPerSecond(), OptionalLong.empty(), time),
                rates.bytesPerSecond().orElse(Long.MAX_VALUE));
    }

    private static @Nullable Bucket bucket(OptionalLong rate, OptionalLong burst, TimeMeter time) {
        if (rate.isEmpty()) {
            return null;
        }
        long perSecond = rate.getAsLong();
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst.orElse(perSecond)).refillGreedy(perSecond, SECOND))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Takes from both or from none. What is larger than a whole bucket needs a full one. */
    Duration take(long size) {
        Duration wait = take(decisions, 1);
        if (!wait.isZero()) {
            return wait;
        }
        Duration forBytes = take(bytes, Math.min(size, mostBytes));
        if (!forBytes.isZero() && decisions != null) {
            decisions.addTokens(1);
        }
        return forBytes;
    }

    void charge(long size) {
        if (bytes != null && size > 0) {
            bytes.consumeIgnoringRateLimits(Math.min(size, mostBytes));
        }
    }

    private static Duration take(@Nullable Bucket bucket, long tokens) {
        if (bucket == null || tokens == 0) {
            return Duration.ZERO;
        }
        var probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }
}
