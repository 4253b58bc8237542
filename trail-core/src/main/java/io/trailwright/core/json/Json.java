package io.trailwright.core.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON value inside I-JSON (RFC 7493): unique member names, no lone surrogates, finite numbers.
 * Immutable. Equality is by content; the order of members does not matter.
 */
public sealed interface Json {

    /** Integers beyond this magnitude are not exact in every JSON implementation (RFC 7493, section 2.2). */
    long MAX_EXACT_INTEGER = 1L << 53;

    /** Values nested deeper than this are refused. */
    int MAX_DEPTH = 64;

    /**
     * Parses exactly one JSON value.
     *
     * @throws JsonException for malformed input, duplicate names, numbers that are not finite or are integers beyond
     *     ±2^53, lone surrogates, nesting beyond {@link #MAX_DEPTH}, or content after the value
     */
    static Json parse(byte[] utf8) {
        return StrictJsonReader.read(utf8);
    }

    static ObjBuilder object() {
        return new ObjBuilder();
    }

    static Json of(String value) {
        return new Str(value);
    }

    static Arr strings(Iterable<String> values) {
        var items = new java.util.ArrayList<Json>();
        values.forEach(value -> items.add(new Str(value)));
        return new Arr(items);
    }

    /** The canonical bytes of this value (RFC 8785): the one encoding that is hashed, stored and exported. */
    default byte[] canonical() {
        return CanonicalWriter.write(this);
    }

    /** An object. Accessors throw {@link JsonException} that names the member. */
    record Obj(Map<String, Json> members) implements Json {
        public Obj {
            members = Collections.unmodifiableMap(
                    members instanceof StrictJsonReader.Members own ? own : new LinkedHashMap<>(members));
            members.keySet().forEach(StrictJsonReader::requireWellFormed);
        }

        public Optional<Json> opt(String name) {
            return Optional.ofNullable(members.get(name)).filter(value -> value != Null.NULL);
        }

        public String string(String name) {
            return optString(name).orElseThrow(() -> missing(name));
        }

        public Optional<String> optString(String name) {
            return opt(name)
                    .map(value -> typed(name, value, Str.class, "a string").value());
        }

        public long integer(String name) {
            var number = opt(name)
                    .map(value -> typed(name, value, Num.class, "a number"))
                    .orElseThrow(() -> missing(name))
                    .value();
            if (number != Math.rint(number) || Math.abs(number) > MAX_EXACT_INTEGER) {
                throw new JsonException("/" + name, "must be an integer within ±2^53");
            }
            return (long) number;
        }

        public boolean bool(String name) {
            return opt(name)
                    .map(value ->
                            typed(name, value, Bool.class, "true or false").value())
                    .orElseThrow(() -> missing(name));
        }

        public Obj object(String name) {
            return optObject(name).orElseThrow(() -> missing(name));
        }

        public Optional<Obj> optObject(String name) {
            return opt(name).map(value -> typed(name, value, Obj.class, "an object"));
        }

        public Arr array(String name) {
            return optArray(name).orElseThrow(() -> missing(name));
        }

        public Optional<Arr> optArray(String name) {
            return opt(name).map(value -> typed(name, value, Arr.class, "an array"));
        }

        /** The strings of an array member; empty when the member is absent. */
        public List<String> stringList(String name) {
            return optArray(name)
                    .map(array -> array.items().stream()
                            .map(item -> typed(name, item, Str.class, "an array of strings")
                                    .value())
                            .toList())
                    .orElse(List.of());
        }

        /** The objects of an array member; empty when the member is absent. */
        public List<Obj> objectList(String name) {
            return optArray(name)
                    .map(array -> array.items().stream()
                            .map(item -> typed(name, item, Obj.class, "an array of objects"))
                            .toList())
                    .orElse(List.of());
        }

        private static <T extends Json> T typed(String name, Json value, Class<T> type, String wanted) {
            if (!type.isInstance(value)) {
                throw new JsonException("/" + name, "must be " + wanted);
            }
            return type.cast(value);
        }

        private static JsonException missing(String name) {
            return new JsonException("/" + name, "is missing");
        }
    }

    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    record Str(String value) implements Json {
        public Str {
            StrictJsonReader.requireWellFormed(value);
        }
    }

    /**
     * An IEEE 754 double, as every JSON number is for RFC 8785. One that would be written as an integer beyond ±2^53
     * is refused: what is accepted once must be accepted when its canonical bytes are read back.
     */
    record Num(double value) implements Json {
        private static final double WRITTEN_WITH_EXPONENT = 1e21;

        public Num {
            if (!Double.isFinite(value)) {
                throw new JsonException("", "a number must be finite, but is " + value);
            }
            double magnitude = Math.abs(value);
            if (magnitude > MAX_EXACT_INTEGER && magnitude < WRITTEN_WITH_EXPONENT) {
                throw new JsonException("", "is an integer beyond ±2^53: send it as a string");
            }
        }
    }

    record Bool(boolean value) implements Json {}

    enum Null implements Json {
        NULL
    }
}
