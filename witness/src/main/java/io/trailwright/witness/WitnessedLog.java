package io.trailwright.witness;

import io.trailwright.core.log.Checkpoint;
import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.NoteException;
import io.trailwright.core.log.SignedNote;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.witness.State.LostException;
import io.trailwright.witness.State.NotKeptException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One log and the newest checkpoint of it that was cosigned. What is held only grows; when it is no longer known what
 * the disk holds, nothing of this log is cosigned until a restart has read it again.
 *
 * <p>Thread-safe: judging, keeping and answering is one step at a time.
 */
final class WitnessedLog {
    private final String origin;
    private final List<VerifierKey> keys;
    private final Cosigner cosigner;
    private final State state;
    private final Clock clock;
    private final BiFunction<Optional<Held>, AddCheckpoint, Judgement> judge;
    private Optional<Held> held = Optional.empty();
    private @Nullable String stopped;

    WitnessedLog(
            String origin,
            List<VerifierKey> keys,
            Cosigner cosigner,
            State state,
            Clock clock,
            BiFunction<Optional<Held>, AddCheckpoint, Judgement> judge) {
        this.origin = origin;
        this.keys = keys;
        this.cosigner = cosigner;
        this.state = state;
        this.clock = clock;
        this.judge = judge;
        try {
            held = state.load(origin, cosigner.key());
        } catch (LostException unreadable) {
            stopped = unreadable.getMessage();
        }
    }

    synchronized Answer add(AddCheckpoint request) {
        if (stopped != null) {
            return unavailable();
        }
        if (!signedByTheLog(request)) {
            return Answer.problem(
                    403, "not-signed-by-the-log", "Forbidden", "No key that this witness trusts has signed it.");
        }
        var judgement = judge.apply(held, request);
        if (judgement instanceof Judgement.Continues) {
            return cosign(request);
        }
        return refusal(judgement);
    }

    private boolean signedByTheLog(AddCheckpoint request) {
        try {
            request.note().verify(keys);
            return true;
        } catch (NoteException refused) {
            return false;
        }
    }

    private static Answer refusal(Judgement judgement) {
        if (judgement instanceof Judgement.Conflict conflict) {
            return Answer.size(conflict.heldSize());
        }
        if (judgement instanceof Judgement.Unproven unproven) {
            return Answer.problem(422, "not-consistent", "Unprocessable Content", unproven.why());
        }
        return Answer.problem(400, "malformed", "Bad Request", "The old size is larger than the checkpoint's.");
    }

    /** The cosignature leaves only after the disk has the checkpoint. */
    private Answer cosign(AddCheckpoint request) {
        long time =
                Math.max(clock.instant().getEpochSecond(), held.map(Held::time).orElse(0L));
        var cosignature = cosigner.cosign(request.checkpoint(), time);
        var line = cosignature.line(cosigner.key());
        var note = bySignersAlone(request.note()).with(List.of(line));
        try {
            var next = new Held(note, request.checkpoint(), time);
            state.keep(origin, next);
            held = Optional.of(next);
            return Answer.text(line + "\n");
        } catch (NotKeptException unchanged) {
            return Answer.problem(503, "not-kept", "Service Unavailable", unchanged.getMessage());
        } catch (LostException unknown) {
            stopped = unknown.getMessage();
            return unavailable();
        }
    }

    /** One signature of each key of the log: lines of anybody else, which nobody here has verified, are not kept. */
    private SignedNote bySignersAlone(SignedNote note) {
        var lines = keys.stream()
                .flatMap(key -> note.signatures().stream()
                        .filter(line ->
                                line.keyId() == key.keyId() && line.name().equals(key.name()))
                        .limit(1))
                .toList();
        return new SignedNote(note.text(), lines);
    }

    /** The newest checkpoint that was cosigned, with its cosignature. */
    synchronized Answer checkpoint() {
        if (stopped != null) {
            return unavailable();
        }
        return held.map(head -> Answer.text(head.note().encode()))
                .orElseGet(() -> Answer.problem(
                        404,
                        "nothing-cosigned",
                        "Not Found",
                        "This witness has not cosigned a checkpoint of this log."));
    }

    private Answer unavailable() {
        return Answer.problem(503, "stopped", "Service Unavailable", "This log is stopped: " + stopped);
    }

    /** Why nothing of this log is cosigned; empty when all is well. */
    synchronized Optional<String> stopped() {
        return Optional.ofNullable(stopped);
    }

    /** What is held, for tests that check it. */
    synchronized Optional<Checkpoint> head() {
        return held.map(Held::checkpoint);
    }
}
