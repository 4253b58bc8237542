package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import io.trailwright.core.json.Json;
import io.trailwright.core.json.JsonException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code exceptions} part of a proposal: an array of strings. */
final class ExceptionList {
    private ExceptionList() {}

    /** An empty list declares that there are none; an empty result, that nothing was declared. */
    static Optional<List<String>> of(Entry entry) {
        try {
            return entry.body("exceptions").map(Json::parse).flatMap(ExceptionList::strings);
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<List<String>> strings(Json json) {
        if (!(json instanceof Json.Arr array)) {
            return Optional.empty();
        }
        return Optional.of(array.items().stream()
                .flatMap(item -> item instanceof Json.Str text ? Stream.of(text.value()) : Stream.empty())
                .toList());
    }
}
