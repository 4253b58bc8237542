package io.trailwright.reconstruction.account;

import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Renders the arguments of any action as a readable list, whatever their shape: {@code amount “EUR 48,200.00”,
 * supplier (name “Nordwind GmbH”)}. Every value of a caller is quoted; what does not fit is counted, never dropped
 * silently.
 */
final class ValueInWords {
    private static final int MOST_MEMBERS = 12;
    private static final int DEEPEST = 3;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern DECIMAL = Pattern.compile("(-?)(\\d{1,18})(\\.\\d{1,9})?");

    private ValueInWords() {}

    /** The members of an object, as "name value" pairs joined by commas; "no arguments" when there are none. */
    static String arguments(Json.Obj arguments) {
        return arguments.members().isEmpty() ? "no arguments" : members(arguments, 0);
    }

    /** One value alone, quoted. */
    static String value(Json value) {
        return render(value, 0);
    }

    private static String render(Json value, int depth) {
        if (value instanceof Json.Str text) {
            return Quote.words(text.value());
        }
        if (value instanceof Json.Num || value instanceof Json.Bool) {
            return "“" + plain(value) + "”";
        }
        if (value instanceof Json.Obj object) {
            var amount = amount(object, "value").or(() -> amount(object, "amount"));
            if (amount.isPresent() && object.members().size() == 2) {
                return amount.get();
            }
            return depth >= DEEPEST ? nested(object.members().size()) : "(" + members(object, depth + 1) + ")";
        }
        if (value instanceof Json.Arr array) {
            return depth >= DEEPEST ? nested(array.items().size()) : "[" + items(array, depth + 1) + "]";
        }
        return "“null”";
    }

    private static String members(Json.Obj object, int depth) {
        var amount = amount(object, "amount");
        var words = new ArrayList<String>();
        for (Map.Entry<String, Json> member : object.members().entrySet()) {
            if (amount.isPresent() && member.getKey().equals("currency")) {
                continue;
            }
            var value = amount.isPresent() && member.getKey().equals("amount")
                    ? amount.get()
                    : render(member.getValue(), depth);
            words.add(Quote.term(member.getKey()) + " " + value);
        }
        return bounded(words);
    }

    private static String items(Json.Arr array, int depth) {
        return bounded(array.items().stream().map(item -> render(item, depth)).toList());
    }

    private static String bounded(List<String> words) {
        if (words.size() <= MOST_MEMBERS) {
            return String.join(", ", words);
        }
        return String.join(", ", words.subList(0, MOST_MEMBERS)) + " and " + Words.number(words.size() - MOST_MEMBERS)
                + " more";
    }

    /** A sum of money: a decimal member beside a member {@code currency} of three capital letters (ISO 4217). */
    private static Optional<String> amount(Json.Obj object, String name) {
        if (!(object.members().get("currency") instanceof Json.Str currency)
                || !CURRENCY.matcher(currency.value()).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(object.members().get(name))
                .filter(value -> value instanceof Json.Str || value instanceof Json.Num)
                .map(ValueInWords::plain)
                .filter(text -> DECIMAL.matcher(text).matches())
                .map(text -> "“" + currency.value() + " " + grouped(text) + "”");
    }

    private static String grouped(String decimal) {
        var parts = DECIMAL.matcher(decimal).results().findFirst().orElseThrow();
        var fraction = parts.group(3) == null ? "" : parts.group(3);
        var whole = parts.group(2);
        var digits = whole.startsWith("0") && whole.length() > 1 ? whole : Words.number(Long.parseLong(whole));
        return parts.group(1) + digits + fraction;
    }

    private static String plain(Json value) {
        return value instanceof Json.Str text ? text.value() : new String(value.canonical(), StandardCharsets.UTF_8);
    }

    private static String nested(int size) {
        return "(" + Words.counted(size, "nested value") + ")";
    }
}
