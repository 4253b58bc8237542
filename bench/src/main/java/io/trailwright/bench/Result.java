package io.trailwright.bench;

import java.util.Locale;

/**
 * What a bench found, by medians over its rounds.
 *
 * @param ratio product to floor, round by round
 * @param rounds that counted
 */
record Result(String bench, Spread ratio, double product, double floor, String unit, int rounds) {

    Result named(String other) {
        return new Result(other, ratio, product, floor, unit, rounds);
    }

    /** One line of JSON. */
    String json(String commit) {
        return String.format(
                Locale.ROOT,
                "{\"bench\":\"%s\",\"ratio\":%.3f,\"min\":%.3f,\"max\":%.3f,\"product\":%s,\"floor\":%s,\"unit\":\"%s\","
                        + "\"rounds\":%d,\"commit\":\"%s\"}",
                bench,
                ratio.median(),
                ratio.least(),
                ratio.most(),
                number(product),
                number(floor),
                unit,
                rounds,
                commit);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%.0f" : "%.3f", value);
    }
}
