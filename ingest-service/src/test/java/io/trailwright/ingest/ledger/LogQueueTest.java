package io.trailwright.ingest.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.ingest.ledger.LogQueue.Waiting;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogQueueTest {

    private final LogQueue queue = new LogQueue(new SmallRyeConfigBuilder()
            .withMapping(LedgerSettings.class)
            .withDefaultValue("trailwright.log.key-file", "unused")
            .withDefaultValue("trailwright.log.batch-requests", "3")
            .withDefaultValue("trailwright.log.batch-bytes", "100")
            .withDefaultValue("trailwright.log.waiting-requests", "5")
            .addDefaultInterceptors()
            .build()
            .getConfigMapping(LedgerSettings.class));

    @Test
    void oneBatchIsInFlightAndWhateverWaitsWhenItLandsIsTheNext() {
        // Given
        offer(10);
        assertEquals(1, queue.depart().size());
        offer(10);
        offer(10);
        // When, Then
        assertEquals(List.of(), queue.depart());
        queue.landed();
        assertEquals(2, queue.depart().size());
        queue.landed();
        assertEquals(List.of(), queue.depart());
    }

    @Test
    void aBatchIsBoundedInRequestsAndInBytesAndALargeRequestGoesAlone() {
        // Given
        List.of(10, 10, 10, 90).forEach(this::offer);
        offer(500);
        // When, Then
        assertEquals(List.of(10L, 10L, 10L), weights());
        assertEquals(List.of(90L), weights());
        assertEquals(List.of(500L), weights());
    }

    @Test
    void aFullQueueTakesNoMore() {
        for (int i = 0; i < 5; i++) {
            assertTrue(offer(1));
        }
        assertFalse(offer(1));
        assertEquals(3, queue.depart().size());
        assertTrue(offer(1));
    }

    private boolean offer(long weight) {
        AppendRequest request = new AppendRequest(
                "acme",
                UUID.randomUUID(),
                Optional.empty(),
                Optional.empty(),
                List.of(new EntryDraft(EntryKind.NOTE_ADDED, List.of())));
        return queue.offer(new Waiting(request, weight, 0, null));
    }

    private List<Long> weights() {
        List<Long> weights = queue.depart().stream().map(Waiting::weight).toList();
        queue.landed();
        return weights;
    }
}
