package io.trailwright.ingest.decision.bulk;

import io.smallrye.mutiny.subscription.MultiEmitter;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One stream. Reads lines while there is room for them, has them worked on side by side, and gives the answers in the order
 * of the lines. A line takes room until its answer is given, and answers are given only as fast as they are taken: whoever
 * does not read the answers is not read from. Confined to one event loop, except for {@link #answered}.
 */
final class BulkStream {

    /** About what an answer weighs until it is given: the receipt is most of it. */
    private static final int ANSWER_WEIGHT = 4096;

    private static final int MOST_AT_ONCE = 64 << 10;

    private static final class Slot {
        private final int weight;
        private volatile byte @Nullable [] answer;

        Slot(int weight) {
            this.weight = weight;
        }
    }

    private final Context context;
    private final ReadStream<Buffer> request;
    private final BulkInput input;
    private final BulkGate.Pass pass;
    private final LineWork work;
    private final Duration patience;
    private final MultiEmitter<? super byte[]> answers;
    private final Deque<Slot> underWay = new ArrayDeque<>();
    private final AtomicBoolean turnIsDue = new AtomicBoolean();
    private long bytes;
    private boolean asked;
    private Line.@Nullable Whole held;
    private long heldSince;
    private boolean waiting;
    private boolean over;

    BulkStream(
            Context context,
            ReadStream<Buffer> request,
            BulkInput input,
            BulkGate.Pass pass,
            LineWork work,
            Duration patience,
            MultiEmitter<? super byte[]> answers) {
        this.context = context;
        this.request = request;
        this.input = input;
        this.pass = pass;
        this.work = work;
        this.patience = patience;
        this.answers = answers;
    }

    void start() {
        request.pause();
        answers.onTermination(() -> context.runOnContext(ignored -> stop()));
        answers.onRequest(more -> turnLater());
        request.exceptionHandler(cut -> stop());
        request.endHandler(end -> {
            input.end();
            turn();
        });
        request.handler(buffer -> {
            asked = false;
            input.feed(buffer.getBytes());
            turn();
        });
        turn();
    }

    private void turn() {
        if (!over) {
            take();
            give();
        }
    }

    private void turnLater() {
        if (turnIsDue.compareAndSet(false, true)) {
            context.runOnContext(ignored -> {
                turnIsDue.set(false);
                turn();
            });
        }
    }

    private void take() {
        while (!waiting && underWay.size() < pass.lines() && bytes < pass.bytes()) {
            Line line = held != null ? held : input.next();
            if (line == null) {
                askForMore();
                return;
            }
            if (line instanceof Line.Whole whole) {
                admit(whole);
            } else if (line instanceof Line.Refused refused) {
                answered(room(0), work.refuse(refused));
            }
        }
    }

    /** One piece at a time: the next is asked for when the last has become lines. */
    private void askForMore() {
        if (!asked && !input.exhausted()) {
            asked = true;
            request.fetch(1);
        }
    }

    private void admit(Line.Whole line) {
        Duration wait = work.admit(line.bytes().length);
        if (wait.isZero()) {
            held = null;
            Slot slot = room(line.bytes().length);
            work.answer(line).subscribe().with(answer -> answered(slot, answer));
            return;
        }
        if (held == null) {
            held = line;
            heldSince = System.nanoTime();
        }
        if (System.nanoTime() - heldSince + wait.toNanos() > patience.toNanos()) {
            held = null;
            answered(room(0), work.refuseForQuota(line.number()));
            return;
        }
        waiting = true;
        context.owner().setTimer(Math.max(1, wait.toMillis()), timer -> {
            waiting = false;
            turnLater();
        });
    }

    private Slot room(int lineBytes) {
        Slot slot = new Slot(lineBytes + ANSWER_WEIGHT);
        underWay.add(slot);
        bytes += slot.weight;
        return slot;
    }

    /** Called from any thread. */
    private void answered(Slot slot, byte[] answer) {
        slot.answer = answer;
        turnLater();
    }

    private void give() {
        while (answers.requested() > 0) {
            byte[] some = nextAnswers();
            if (some.length == 0) {
                break;
            }
            answers.emit(some);
        }
        if (underWay.isEmpty() && held == null && input.exhausted()) {
            stop();
            answers.complete();
        } else {
            turnIfThereIsRoom();
        }
    }

    /** What was given has made room, which nobody else would notice. */
    private void turnIfThereIsRoom() {
        if (!waiting && !asked && !input.exhausted() && underWay.size() < pass.lines() && bytes < pass.bytes()) {
            turnLater();
        }
    }

    /** Answers that are ready and next in order, a line each, joined; empty when the next one is not ready. */
    private byte[] nextAnswers() {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        while (joined.size() < MOST_AT_ONCE && !underWay.isEmpty()) {
            byte[] answer = underWay.element().answer;
            if (answer == null) {
                break;
            }
            bytes -= underWay.remove().weight;
            joined.write(answer, 0, answer.length);
            joined.write('\n');
        }
        return joined.toByteArray();
    }

    /** Reads no more. What is under way goes on and is recorded; whoever repeats the stream gets its receipts. */
    private void stop() {
        if (!over) {
            over = true;
            held = null;
            input.close();
            pass.leave();
        }
    }
}
