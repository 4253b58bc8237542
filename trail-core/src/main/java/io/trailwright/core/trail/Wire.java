package io.trailwright.core.trail;

import java.util.Arrays;
import java.util.Locale;

/** Enum constants as they are written in JSON: lower case, words joined by hyphens. */
final class Wire {
    private Wire() {}

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for a name that is not a constant of the type */
    static <E extends Enum<E>> E parse(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> name(constant).equals(text))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("\"" + text + "\" is not one of "
                        + Arrays.stream(type.getEnumConstants()).map(Wire::name).toList()));
    }
}
