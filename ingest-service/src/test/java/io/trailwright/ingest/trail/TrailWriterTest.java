package io.trailwright.ingest.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import io.trailwright.core.entry.Entry;
import io.trailwright.core.entry.EntryKind;
import io.trailwright.core.json.Json;
import io.trailwright.ingest.Trails;
import io.trailwright.ingest.ledger.AppendOutcome;
import io.trailwright.ingest.ledger.AppendRequest;
import io.trailwright.ingest.ledger.EntryDraft;
import io.trailwright.ingest.ledger.Ledger;
import io.trailwright.ingest.ledger.PartDraft;
import io.trailwright.problem.HttpProblem;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrailWriterTest {
    private static final EntryDraft NOTE = new EntryDraft(
            EntryKind.NOTE_ADDED,
            List.of(new PartDraft(
                    "note",
                    Json.object().put("kind", "appeal").put("text", "t").build().canonical())));

    private final Trails trail = Trails.proposed("high", 1, List.of());
    private final List<AppendRequest> requests = new ArrayList<>();
    private boolean alwaysMoved;

    @Test
    void whatWasDecidedOnAnOldTrailIsDecidedAgain() {
        // Given: somebody writes between the first reading and its append
        var seen = new ArrayList<Long>();

        // When
        var failure = assertThrows(
                HttpProblem.class,
                () -> await(writer().write("acme", Trails.ID, Optional.empty(), now -> {
                    seen.add(now.state().headSeq());
                    if (seen.size() == 1) {
                        trail.note();
                        return Uni.createFrom().item(List.of(NOTE));
                    }
                    throw TrailReader.absent();
                })));

        // Then
        assertEquals(List.of(1L, 2L), seen);
        assertEquals(404, failure.status());
        assertEquals(1, requests.size());
    }

    @Test
    void whoAlwaysLosesIsToldTheHead() {
        // Given
        alwaysMoved = true;

        // When
        var failure = assertThrows(
                HttpProblem.class,
                () -> await(writer().write("acme", Trails.ID, Optional.empty(), now -> Uni.createFrom()
                        .item(List.of(NOTE)))));

        // Then
        assertEquals(409, failure.status());
        assertEquals(trail.state().head().toString(), failure.extensions().get("head"));
        assertEquals(TrailWriter.MAX_ATTEMPTS, requests.size());
    }

    private TrailWriter writer() {
        var ledger = (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(),
                new Class<?>[] {Ledger.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "trail" -> Uni.createFrom().item(List.<Entry>copyOf(trail.entries()));
                    case "append" -> append((AppendRequest) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new TrailWriter(ledger, new TrailReader(ledger, Clock.fixed(Trails.START, ZoneOffset.UTC)));
    }

    private Uni<AppendOutcome> append(AppendRequest request) {
        requests.add(request);
        var head = Optional.of(trail.state().head());
        if (alwaysMoved || !request.expectedHead().equals(head)) {
            return Uni.createFrom().item(new AppendOutcome.HeadMoved(head));
        }
        throw new UnsupportedOperationException("nothing is to be recorded in these tests");
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(Duration.ofSeconds(30));
    }
}
