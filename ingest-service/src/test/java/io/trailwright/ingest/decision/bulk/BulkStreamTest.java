package io.trailwright.ingest.decision.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream holds no more lines than it has room for, whoever is slow. */
class BulkStreamTest {
    private static final int ROOM = 8;

    private final Vertx vertx = Vertx.vertx();
    private final Work work = new Work();
    private BulkGate gate = new BulkGate(settings(Map.of()));

    /** Gives one piece for each that is asked for. */
    private final class Source implements ReadStream<Buffer> {
        private final Deque<String> pieces;
        private Handler<Buffer> handler = piece -> {};
        private Handler<Void> end = done -> {};
        private Handler<Throwable> cut = failure -> {};

        Source(List<String> pieces) {
            this.pieces = new ConcurrentLinkedDeque<>(pieces);
        }

        @Override
        public ReadStream<Buffer> fetch(long amount) {
            assertEquals(1, amount);
            vertx.getOrCreateContext().runOnContext(ignored -> {
                var piece = pieces.poll();
                if (piece == null) {
                    end.handle(null);
                } else {
                    handler.handle(Buffer.buffer(piece));
                }
            });
            return this;
        }

        @Override
        public ReadStream<Buffer> exceptionHandler(Handler<Throwable> set) {
            cut = set;
            return this;
        }

        @Override
        public ReadStream<Buffer> handler(Handler<Buffer> set) {
            handler = set;
            return this;
        }

        @Override
        public ReadStream<Buffer> endHandler(Handler<Void> set) {
            end = set;
            return this;
        }

        @Override
        public ReadStream<Buffer> pause() {
            return this;
        }

        @Override
        public ReadStream<Buffer> resume() {
            throw new AssertionError("a stream never reads as fast as it can");
        }
    }

    /** Answers late and out of order, and counts. */
    private final class Work implements LineWork {
        private final AtomicInteger begun = new AtomicInteger();
        private final CompletableFuture<Void> held = new CompletableFuture<>();
        private volatile Duration wait = Duration.ZERO;
        private volatile boolean hold;

        @Override
        public Duration admit(int bytes) {
            return wait;
        }

        @Override
        public Uni<byte[]> answer(Line.Whole line) {
            begun.incrementAndGet();
            var answer = Uni.createFrom().item(("answer " + line.number()).getBytes(StandardCharsets.UTF_8));
            return hold
                    ? Uni.createFrom().completionStage(held).chain(() -> answer)
                    : answer.onItem()
                            .delayIt()
                            .by(Duration.ofMillis(ThreadLocalRandom.current().nextInt(1, 9)));
        }

        @Override
        public byte[] refuse(Line.Refused line) {
            return ("refused " + line.number()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] refuseForQuota(long number) {
            return ("quota " + number).getBytes(StandardCharsets.UTF_8);
        }
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whileNobodyTakesTheAnswersNoMoreLinesAreBegunThanThereIsRoomFor() throws Exception {
        // Given
        var answers = open(new Source(pieces(100)));
        Thread.sleep(300);
        assertEquals(ROOM, work.begun.get());

        // When
        answers.request(1);
        Thread.sleep(300);

        // Then
        int given = told(answers).size();
        assertTrue(given >= 1 && work.begun.get() == ROOM + given, given + " given, " + work.begun + " begun");
        answers.request(Long.MAX_VALUE).awaitCompletion();
        assertEquals(IntStream.rangeClosed(1, 100).mapToObj(n -> "answer " + n).toList(), told(answers));
        assertEquals(0, gate.open());
    }

    @Test
    void whileNothingIsRecordedNoMoreLinesAreBegunThanThereIsRoomFor() throws Exception {
        // Given
        work.hold = true;
        var answers = open(new Source(pieces(100)));
        answers.request(Long.MAX_VALUE);

        // When
        Thread.sleep(300);

        // Then
        assertEquals(ROOM, work.begun.get());
        work.held.complete(null);
        answers.awaitCompletion();
        assertEquals(100, told(answers).size());
    }

    @Test
    void streamsShareTheRoomOfTheReplica() throws Exception {
        // Given
        gate = new BulkGate(settings(Map.of("lines-together", "12")));
        work.hold = true;

        // When
        var answers = IntStream.range(0, 3)
                .mapToObj(i -> open(new Source(pieces(100))))
                .toList();
        Thread.sleep(400);

        // Then
        assertTrue(work.begun.get() <= ROOM + 6 + 4, work.begun + " lines are under way");
        work.held.complete(null);
        answers.forEach(each -> each.request(Long.MAX_VALUE).awaitCompletion());
        assertEquals(300, work.begun.get());
    }

    @Test
    void aLargeLineTakesTheRoomOfMany() throws Exception {
        // Given
        gate = new BulkGate(settings(Map.of("bytes-together", "10000")));
        work.hold = true;

        // When
        var answers = open(new Source(pieces(100)));
        Thread.sleep(300);

        // Then
        assertEquals(3, work.begun.get());
        work.held.complete(null);
        answers.request(Long.MAX_VALUE).awaitCompletion();
    }

    @Test
    void aTenantWithoutQuotaWaitsAndGoesOnAndLosesPatienceOnlyForTheLineThatWaited() throws Exception {
        // Given
        gate = new BulkGate(settings(Map.of()));
        work.wait = Duration.ofMillis(20);
        var answers = open(new Source(List.of("a\nb\nc\n")));
        answers.request(Long.MAX_VALUE);

        // When
        for (int i = 0; i < 100 && told(answers).isEmpty(); i++) {
            Thread.sleep(50);
        }
        work.wait = Duration.ZERO;

        // Then
        answers.awaitCompletion();
        assertEquals(List.of("quota 1", "answer 2", "answer 3"), told(answers));
    }

    @Test
    void aStreamThatIsCutBeginsNothingMoreAndGivesItsPlaceBack() throws Exception {
        // Given
        work.hold = true;
        var source = new Source(pieces(100));
        var answers = open(source);
        Thread.sleep(200);

        // When
        vertx.runOnContext(ignored -> source.cut.handle(new IllegalStateException("cut")));
        answers.cancel();
        work.held.complete(null);
        Thread.sleep(200);

        // Then
        assertEquals(ROOM, work.begun.get());
        assertEquals(0, gate.open());
    }

    private AssertSubscriber<byte[]> open(Source source) {
        var opened = new CompletableFuture<AssertSubscriber<byte[]>>();
        var settings = settings(Map.of());
        vertx.runOnContext(ignored -> opened.complete(new BulkStreams(gate, settings, vertx)
                .answers(source, false, work)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(0))));
        return opened.join();
    }

    private static List<String> pieces(int lines) {
        var pieces = new ArrayList<String>();
        for (int n = 1; n <= lines; n++) {
            pieces.add("li");
            pieces.add("ne " + n + "\n");
        }
        return pieces;
    }

    private static List<String> told(AssertSubscriber<byte[]> answers) {
        return answers.getItems().stream()
                .flatMap(item -> new String(item, StandardCharsets.UTF_8).lines())
                .toList();
    }

    private static BulkSettings settings(Map<String, String> values) {
        var config = new SmallRyeConfigBuilder()
                .withMapping(BulkSettings.class)
                .withDefaultValue("trailwright.bulk.lines", Integer.toString(ROOM))
                .withDefaultValue("trailwright.bulk.patience", "PT0.5S")
                .addDefaultInterceptors();
        values.forEach((name, value) -> config.withDefaultValue("trailwright.bulk." + name, value));
        return config.build().getConfigMapping(BulkSettings.class);
    }
}
