package io.trailwright.ingest.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantQuotasTest {

    /** Stands still until it is told to go on. */
    private static final class Hand implements TimeMeter {
        private long now = 1;

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private final Hand hand = new Hand();

    private TenantQuotas quotas(Map<String, String> values) {
        var config =
                new SmallRyeConfigBuilder().withMapping(QuotaSettings.class).addDefaultInterceptors();
        values.forEach((name, value) -> config.withDefaultValue("trailwright.quota." + name, value));
        return new TenantQuotas(config.build().getConfigMapping(QuotaSettings.class), hand);
    }

    @Test
    void withoutARateEverythingPasses() {
        var quotas = quotas(Map.of());
        for (int i = 0; i < 10_000; i++) {
            assertEquals(Duration.ZERO, quotas.take("acme", 1 << 20));
        }
    }

    @Test
    void aBurstPassesThenTheRateAndTheWaitIsTold() {
        // Given
        var quotas = quotas(Map.of("decisions-per-second", "10", "burst", "3"));
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, quotas.take("acme", 1));
        }

        // When
        var wait = quotas.take("acme", 1);

        // Then
        assertEquals(Duration.ofMillis(100), wait);
        assertEquals(Duration.ZERO, quotas.take("globex", 1), "another tenant has its own");
        hand.now += wait.toNanos();
        assertEquals(Duration.ZERO, quotas.take("acme", 1));
        assertFalse(quotas.take("acme", 1).isZero());
    }

    @Test
    void bytesCountAndWhatIsRefusedTakesNothing() {
        // Given
        var quotas = quotas(Map.of("decisions-per-second", "2", "bytes-per-second", "1000"));
        assertEquals(Duration.ZERO, quotas.take("acme", 900));

        // When
        assertEquals(Duration.ofMillis(100), quotas.take("acme", 200));

        // Then
        assertEquals(Duration.ZERO, quotas.take("acme", 100));
        assertFalse(quotas.take("acme", 0).isZero());
    }

    @Test
    void whatIsLargerThanTheBucketNeedsAFullOneAndWhatCameUnannouncedIsOwed() {
        // Given
        var quotas = quotas(Map.of("bytes-per-second", "1000"));
        assertEquals(Duration.ZERO, quotas.take("acme", 5000));

        // When
        quotas.charge("acme", 500);

        // Then
        assertEquals(Duration.ofMillis(600), quotas.take("acme", 100));
    }

    @Test
    void aTenantsOwnRatesStandForTheOthers() {
        var quotas = quotas(Map.of("decisions-per-second", "1", "tenants.big.decisions-per-second", "5"));
        for (int i = 0; i < 5; i++) {
            assertEquals(Duration.ZERO, quotas.take("big", 1));
        }
        assertFalse(quotas.take("big", 1).isZero());
        assertEquals(Duration.ZERO, quotas.take("small", 1));
        assertTrue(quotas.take("small", 1).compareTo(Duration.ofMillis(900)) > 0);
    }
}
