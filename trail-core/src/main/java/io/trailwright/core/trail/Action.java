package io.trailwright.core.trail;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.json.Json;

/**
 * One action with exactly these arguments.
 *
 * @param type what is done, for example {@code payment.payout}
 * @param target the system that does it: the audience of a permit
 */
public record Action(String type, String target, Json.Obj arguments) {

    public static Action read(Json.Obj json) {
        return new Action(json.string("type"), json.string("target"), json.object("arguments"));
    }

    public Json.Obj json() {
        return Json.object()
                .put("type", type)
                .put("target", target)
                .put("arguments", arguments)
                .build();
    }

    /** SHA-256 of the arguments' canonical bytes (RFC 8785): what a permit is bound to. */
    public Digest argumentsDigest() {
        return Digest.of(arguments.canonical());
    }
}
