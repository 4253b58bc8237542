package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.util.List;
import java.util.Optional;

/**
 * A part, or a value inside one, read leniently: a value that is missing, erased or of another shape than expected is
 * absent, and never stops the account. What a part is missing is told by its {@link #state()}.
 */
record Reading(State state, Json value) {

    enum State {
        PRESENT,
        ERASED,
        ABSENT,
        /** Present, but not a JSON object. */
        UNREADABLE
    }

    private static final Json NOTHING = Json.object().build();

    /** There is no such part. */
    static final Reading NONE = new Reading(State.ABSENT, NOTHING);

    static Reading of(Entry entry, String part) {
        if (entry.erased(part)) {
            return new Reading(State.ERASED, NOTHING);
        }
        if (entry.body(part).isEmpty()) {
            return NONE;
        }
        try {
            return new Reading(State.PRESENT, entry.json(part).orElseThrow());
        } catch (JsonException unreadable) {
            return new Reading(State.UNREADABLE, NOTHING);
        }
    }

    boolean present() {
        return state == State.PRESENT;
    }

    boolean erased() {
        return state == State.ERASED;
    }

    /** The value at a path of member names; empty when it is not there or null. */
    Optional<Json> at(String... path) {
        Optional<Json> found = Optional.of(value);
        for (var name : path) {
            found = found.flatMap(json -> json instanceof Json.Obj object ? object.opt(name) : Optional.empty());
        }
        return found;
    }

    /** The text at a path; empty when it is not a string. */
    Optional<String> text(String... path) {
        return at(path).flatMap(json -> json instanceof Json.Str text ? Optional.of(text.value()) : Optional.empty());
    }

    /** The whole number at a path; empty when it is not one. */
    Optional<Long> whole(String... path) {
        return at(path).flatMap(json -> json instanceof Json.Num number && number.value() == Math.rint(number.value())
                ? Optional.of((long) number.value())
                : Optional.empty());
    }

    Optional<Json.Obj> object(String... path) {
        return at(path).flatMap(json -> json instanceof Json.Obj object ? Optional.of(object) : Optional.empty());
    }

    /** The values of the array at a path, each to be read on; empty when it is not an array. */
    List<Reading> items(String... path) {
        return at(path)
                .map(json -> json instanceof Json.Arr array ? array.items() : List.<Json>of())
                .orElse(List.of())
                .stream()
                .map(item -> new Reading(State.PRESENT, item))
                .toList();
    }

    /** The strings of the array at a path. */
    List<String> texts(String... path) {
        return items(path).stream().flatMap(item -> item.text().stream()).toList();
    }
}
