package io.trailwright.e2e.faults;

import io.trailwright.core.json.Json;

/** What one sending of a request came to; there are exactly three answers for a client, and one for nobody there. */
sealed interface Outcome {

    /** 2xx with a receipt that verifies against pinned keys. */
    record Acknowledged(Proof proof, Json.Obj answer) implements Outcome {}

    /** A definite no: 4xx, or 503 {@code not-recorded}. */
    record Refused(int status, String problem) implements Outcome {}

    /** Anything else: it may be recorded or not. */
    record Unknown(String why) implements Outcome {}

    /** No connection was made, so nothing was sent. */
    record NotSent() implements Outcome {}
}
