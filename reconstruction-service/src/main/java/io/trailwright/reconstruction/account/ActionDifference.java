package io.trailwright.reconstruction.account;

import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** In what an action that was done differs from the one that was proposed. */
final class ActionDifference {
    private static final int MOST_TOLD = 8;

    private ActionDifference() {}

    /** One phrase for each difference; empty when the two are the same. */
    static List<String> between(Json.Obj proposed, Json.Obj done) {
        var told = new ArrayList<String>();
        compare("the action", proposed.opt("type"), done.opt("type")).ifPresent(told::add);
        compare("the target", proposed.opt("target"), done.opt("target")).ifPresent(told::add);
        var before = members(proposed);
        var after = members(done);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            compare(Quote.term(name), Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name)))
                    .ifPresent(told::add);
        }
        if (told.size() <= MOST_TOLD) {
            return told;
        }
        var bounded = new ArrayList<>(told.subList(0, MOST_TOLD));
        bounded.add(Words.counted(told.size() - MOST_TOLD, "further difference"));
        return bounded;
    }

    private static Map<String, Json> members(Json.Obj action) {
        return action.opt("arguments").orElse(Json.Null.NULL) instanceof Json.Obj arguments
                ? arguments.members()
                : Map.of();
    }

    private static Optional<String> compare(String what, Optional<Json> before, Optional<Json> after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(what + " is " + value(after) + " where " + value(before) + " was proposed");
    }

    private static String value(Optional<Json> value) {
        return value.map(ValueInWords::value).orElse("absent");
    }
}
