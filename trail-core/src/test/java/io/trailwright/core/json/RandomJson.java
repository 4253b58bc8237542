package io.trailwright.core.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Random;

/** Seeded JSON values, with the characters and numbers that canonicalisers get wrong. */
final class RandomJson {
    private static final String[] FRAGMENTS = {
        "a",
        "Z",
        "\u20ac",
        "\ud83d\ude02",
        "\ufb33",
        "\u0080",
        "\u00f6",
        "\"",
        "\\",
        "\n",
        "\u0001",
        "/",
        "\u2028",
        "\r",
        "1",
        ""
    };

    private RandomJson() {}

    static Json value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> new Json.Str(text(random));
            case 1 -> new Json.Num(random.nextInt(2_000_000) / 64.0 - 10_000);
            case 2 -> new Json.Num(random.nextGaussian() * Math.pow(10, random.nextInt(28) - 14));
            case 3 ->
                random.nextBoolean()
                        ? new Json.Num(random.nextDouble() * 1e30 + 1e21)
                        : new Json.Bool(random.nextBoolean());
            case 4 -> Json.Null.NULL;
            case 5 -> {
                var items = new ArrayList<Json>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield new Json.Arr(items);
            }
            default -> {
                var members = new LinkedHashMap<String, Json>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    members.put(text(random), value(random, depth - 1));
                }
                yield new Json.Obj(members);
            }
        };
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        }
        return text.toString();
    }
}
