package io.trailwright.approval.show;

import io.trailwright.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the arguments of an action come down to, in one line: read from the recorded arguments by their names, never from
 * prose. It leaves things out and changes none; the whole is the arguments themselves.
 *
 * @param money an amount with its currency, such as {@code 48,250.00 EUR}
 * @param facts at most {@value #MAX_FACTS} arguments by name
 * @param others how many arguments are not in it
 */
public record Gist(Optional<String> money, List<Fact> facts, int others) {
    static final int MAX_FACTS = 3;

    private static final int MAX_LENGTH = 60;
    private static final List<String> AMOUNTS = List.of("amount", "total", "sum", "value");
    private static final List<String> WHO = List.of(
            "beneficiary",
            "payee",
            "recipient",
            "supplier",
            "vendor",
            "customer",
            "person",
            "employee",
            "user",
            "name");
    private static final List<String> WHERE = List.of(
            "iban",
            "account",
            "remittance",
            "reference",
            "to",
            "system",
            "role",
            "order",
            "authority",
            "form",
            "incident",
            "path",
            "domain");
    private static final Pattern AMOUNT = Pattern.compile("(-?)([0-9]{1,15})((?:\\.[0-9]{1,6})?)");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Gist {
        facts = List.copyOf(facts);
    }

    /** @param name as the argument is named */
    public record Fact(VisibleText name, VisibleText value) {}

    public static Gist of(Json.Obj arguments) {
        var scalars = scalars(arguments);
        var amount = AMOUNTS.stream().filter(scalars::containsKey).findFirst();
        var money = amount.flatMap(name -> money(scalars.getOrDefault(name, ""), scalars.getOrDefault("currency", "")));
        if (money.isPresent()) {
            scalars.remove(amount.orElseThrow());
            scalars.remove("currency");
        }
        var facts = new ArrayList<Fact>();
        take(facts, scalars, WHO, 1);
        take(facts, scalars, WHERE, MAX_FACTS);
        take(facts, scalars, List.copyOf(scalars.keySet()), MAX_FACTS);
        int shown = facts.size() + (money.isPresent() ? 2 : 0);
        return new Gist(money, facts, arguments.members().size() - shown);
    }

    /** Whom an action is about: the argument that names somebody, with its name. */
    public static Optional<String> about(Json.Obj arguments) {
        var scalars = scalars(arguments);
        return WHO.stream().filter(scalars::containsKey).findFirst().map(name -> name + "=" + scalars.get(name));
    }

    private static void take(List<Fact> facts, Map<String, String> scalars, List<String> names, int upTo) {
        for (var name : names) {
            if (facts.size() < upTo && scalars.containsKey(name)) {
                facts.add(new Fact(VisibleText.line(name), VisibleText.line(scalars.getOrDefault(name, ""))));
                scalars.remove(name);
            }
        }
    }

    /** Texts and numbers that fit into a line; what only says yes or no says nothing without its question. */
    private static Map<String, String> scalars(Json.Obj arguments) {
        var scalars = new LinkedHashMap<String, String>();
        arguments.members().forEach((name, value) -> {
            var text = value instanceof Json.Str string
                    ? string.value()
                    : value instanceof Json.Num ? new String(value.canonical(), StandardCharsets.UTF_8) : "";
            if (!text.isBlank() && text.length() <= MAX_LENGTH && name.length() <= MAX_LENGTH) {
                scalars.put(name, text);
            }
        });
        return scalars;
    }

    private static Optional<String> money(String amount, String currency) {
        var digits = AMOUNT.matcher(amount);
        if (!CURRENCY.matcher(currency).matches() || !digits.matches()) {
            return Optional.empty();
        }
        return Optional.of(digits.group(1) + grouped(digits.group(2)) + digits.group(3) + " " + currency);
    }

    private static String grouped(String digits) {
        return digits.replaceAll("\\B(?=([0-9]{3})+$)", ",");
    }
}
