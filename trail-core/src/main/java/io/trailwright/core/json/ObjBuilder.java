package io.trailwright.core.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Builds an object member by member. A name given twice is a programming error and is refused. */
public final class ObjBuilder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    ObjBuilder() {}

    public ObjBuilder put(String name, Json value) {
        if (members.put(name, value) != null) {
            throw new IllegalArgumentException("member given twice: " + name);
        }
        return this;
    }

    public ObjBuilder put(String name, String value) {
        return put(name, new Json.Str(value));
    }

    /** @throws JsonException if the value is not exact as a double (beyond ±2^53) */
    public ObjBuilder put(String name, long value) {
        if (Math.abs(value) > Json.MAX_EXACT_INTEGER) {
            throw new JsonException("/" + name, "must be an integer within ±2^53");
        }
        return put(name, new Json.Num(value));
    }

    public ObjBuilder put(String name, boolean value) {
        return put(name, new Json.Bool(value));
    }

    public ObjBuilder putIfPresent(String name, Optional<String> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    public ObjBuilder putJsonIfPresent(String name, Optional<? extends Json> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    public Json.Obj build() {
        return new Json.Obj(members);
    }
}
