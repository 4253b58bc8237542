package io.trailwright.launcher.example;

import io.trailwright.core.json.Json;

/**
 * A whole decision, ready to be sent.
 *
 * @param name the folder's name
 * @param body what is posted to {@code /v1/decisions}, evidence files inlined with their digests
 */
public record Example(String name, Json.Obj body) {

    public String summary() {
        return body.string("summary");
    }

    /** The arguments of the proposed action, which a permit is asked for. */
    public Json.Obj arguments() {
        return body.object("action").object("arguments");
    }

    public String target() {
        return body.object("action").string("target");
    }
}
