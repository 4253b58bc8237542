package io.trailwright.witness;

import io.trailwright.core.json.Json;
import io.trailwright.core.log.Cosigner;
import io.trailwright.core.log.CosignerKey;
import io.trailwright.core.log.VerifierKey;
import io.trailwright.witness.AddCheckpoint.MalformedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The logs that a witness follows, and nothing else. Thread-safe; logs do not wait for each other. */
final class Witness {
    private final CosignerKey key;
    private final Map<String, WitnessedLog> logs = new TreeMap<>();

    Witness(Map<String, List<VerifierKey>> logs, Cosigner cosigner, State state, Clock clock) {
        this(logs, cosigner, state, clock, Judgement::of);
    }

    /** @param judge {@link Judgement#of}; a test that shows what it is for gives another */
    Witness(
            Map<String, List<VerifierKey>> logs,
            Cosigner cosigner,
            State state,
            Clock clock,
            BiFunction<Optional<Held>, AddCheckpoint, Judgement> judge) {
        this.key = cosigner.key();
        logs.forEach(
                (origin, keys) -> this.logs.put(origin, new WitnessedLog(origin, keys, cosigner, state, clock, judge)));
    }

    CosignerKey key() {
        return key;
    }

    /** C2SP tlog-witness, "add-checkpoint". */
    Answer add(byte[] body) {
        if (body.length > AddCheckpoint.LONGEST) {
            return Answer.problem(
                    413,
                    "too-large",
                    "Content Too Large",
                    "A request has at most " + AddCheckpoint.LONGEST + " bytes.");
        }
        try {
            var request = AddCheckpoint.parse(body);
            var log = logs.get(request.checkpoint().origin());
            return log == null ? unknown() : log.add(request);
        } catch (MalformedException malformed) {
            return Answer.problem(400, "malformed", "Bad Request", malformed.getMessage() + ".");
        }
    }

    /** The newest cosigned checkpoint of a log, for auditors. */
    Answer checkpoint(String origin) {
        @Nullable WitnessedLog log = logs.get(origin);
        return log == null ? unknown() : log.checkpoint();
    }

    /** 200 when every log can be cosigned, 503 with the reasons when one is stopped. */
    Answer health() {
        var stopped = Json.object();
        logs.forEach((origin, log) -> log.stopped().ifPresent(why -> stopped.put(origin, why)));
        var reasons = stopped.build();
        boolean well = reasons.members().isEmpty();
        return Answer.json(
                well ? 200 : 503,
                Json.object()
                        .put("status", well ? "UP" : "DOWN")
                        .put("witness", key.toString())
                        .put("logs", logs.size())
                        .put("stopped", reasons)
                        .build());
    }

    private static Answer unknown() {
        return Answer.problem(404, "unknown-log", "Not Found", "This witness does not follow a log of this origin.");
    }
}
