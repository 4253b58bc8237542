package io.trailwright.ingest.interleaving;

import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every small change of a JSON value: each leaf, name, order and length. None of them equals the value. */
final class JsonChanges {

    /** @param what where and how, to be read in a failure */
    record Changed(String what, Json value) {}

    private JsonChanges() {}

    static List<Changed> of(Json value) {
        return of("", value);
    }

    private static List<Changed> of(String path, Json value) {
        var changes = new ArrayList<Changed>();
        if (value instanceof Json.Obj object) {
            members(path, object, changes);
        } else if (value instanceof Json.Arr array) {
            items(path, array, changes);
        } else {
            leaf(value).forEach((how, other) -> changes.add(new Changed(path + " " + how, other)));
        }
        return changes;
    }

    private static void members(String path, Json.Obj object, List<Changed> changes) {
        object.members().forEach((name, member) -> {
            of(path + "/" + name, member)
                    .forEach(change -> changes.add(new Changed(change.what(), with(object, name, change.value()))));
            changes.add(new Changed(path + "/" + name + " removed", without(object, name)));
            changes.add(
                    new Changed(path + "/" + name + " renamed", with(without(object, name), name + "\u200b", member)));
        });
        changes.add(new Changed(path + " with one more", with(object, "more", Json.of("1"))));
    }

    private static void items(String path, Json.Arr array, List<Changed> changes) {
        for (int i = 0; i < array.items().size(); i++) {
            int at = i;
            of(path + "/" + i, array.items().get(i))
                    .forEach(change -> changes.add(new Changed(change.what(), with(array, at, change.value()))));
        }
        var longer = new ArrayList<>(array.items());
        longer.add(Json.of("more"));
        changes.add(new Changed(path + " with one more", new Json.Arr(longer)));
        if (array.items().size() > 1
                && !array.items().get(0).equals(array.items().get(1))) {
            var swapped = new ArrayList<>(array.items());
            swapped.set(0, array.items().get(1));
            swapped.set(1, array.items().get(0));
            changes.add(new Changed(path + " in another order", new Json.Arr(swapped)));
        }
    }

    private static Map<String, Json> leaf(Json value) {
        var changes = new LinkedHashMap<String, Json>();
        if (value instanceof Json.Str text) {
            changes.put("with a space", Json.of(text.value() + " "));
            changes.put("with a character that is not seen", Json.of(text.value() + "\u200b"));
            changes.put("with a letter that looks the same", Json.of("\u0430" + text.value()));
            changes.put("as null", Json.Null.NULL);
        } else if (value instanceof Json.Num number) {
            changes.put("as the next number", new Json.Num(Math.nextUp(number.value())));
            changes.put("ten times as much", new Json.Num(number.value() * 10 + 1));
            changes.put("as text", Json.of(String.valueOf(number.value())));
        } else if (value instanceof Json.Bool bool) {
            changes.put("the other way", new Json.Bool(!bool.value()));
        } else {
            changes.put("as text", Json.of("null"));
        }
        return changes;
    }

    static Json.Obj with(Json.Obj object, String name, Json value) {
        var members = new LinkedHashMap<>(object.members());
        members.put(name, value);
        return new Json.Obj(members);
    }

    private static Json.Obj without(Json.Obj object, String name) {
        var members = new LinkedHashMap<>(object.members());
        members.remove(name);
        return new Json.Obj(members);
    }

    private static Json.Arr with(Json.Arr array, int index, Json value) {
        var items = new ArrayList<>(array.items());
        items.set(index, value);
        return new Json.Arr(items);
    }
}
