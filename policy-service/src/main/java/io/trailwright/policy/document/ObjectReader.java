package io.trailwright.policy.document;

import io.trailwright.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads the members of one object of a document. What is wrong is noted, and something harmless is given in its place,
 * so that reading goes on; whoever builds a value from what was read asks {@link Defects} first. Members that nobody
 * read are noted by {@link #done}.
 */
public final class ObjectReader {

    private final Json.Obj object;
    private final String pointer;
    private final Defects defects;
    private final Set<String> known = new TreeSet<>();

    /** Reads a whole document. */
    public ObjectReader(Json.Obj document, Defects defects) {
        this(document, "", defects);
    }

    private ObjectReader(Json.Obj object, String pointer, Defects defects) {
        this.object = object;
        this.pointer = pointer;
        this.defects = defects;
    }

    /** The pointer of a member. */
    public String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Notes a defect of a member. */
    public void defect(String name, String message) {
        defects.add(pointer(name), message);
    }

    /** Notes a defect deeper down: a path of plain names below this object. */
    public void defectBelow(String path, String message) {
        defects.add(pointer + "/" + path, message);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return member(name).isPresent();
    }

    /** A text that must be there; empty where there is a defect. */
    public String text(String name, Texts kind) {
        return required(name, optText(name, kind)).orElse("");
    }

    /** A text that may be left out. */
    public Optional<String> optText(String name, Texts kind) {
        return member(name).flatMap(value -> text(value, kind, pointer(name)));
    }

    /** A text that means something; empty where there is a defect. */
    public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parser, String expected) {
        return required(name, optParsed(name, parser, expected));
    }

    /** A text that means something and may be left out. */
    public <T> Optional<T> optParsed(String name, Function<String, Optional<T>> parser, String expected) {
        return member(name).flatMap(value -> parse(value, parser, expected, pointer(name)));
    }

    /** A whole number that may be left out. */
    public Optional<Integer> optInteger(String name, int least, int most) {
        return member(name).flatMap(value -> {
            if (value instanceof Json.Num number
                    && number.value() == Math.rint(number.value())
                    && number.value() >= least
                    && number.value() <= most) {
                return Optional.of((int) number.value());
            }
            defect(name, "must be a whole number from %d to %d".formatted(least, most));
            return Optional.empty();
        });
    }

    /** True or false; may be left out. */
    public Optional<Boolean> optBool(String name) {
        return member(name).flatMap(value -> {
            if (value instanceof Json.Bool bool) {
                return Optional.of(bool.value());
            }
            defect(name, "must be true or false");
            return Optional.empty();
        });
    }

    /** A list of different texts; empty when left out. */
    public List<String> texts(String name, Texts kind) {
        return optTexts(name, kind).orElse(List.of());
    }

    /** A list of different texts that may be left out. */
    public Optional<List<String>> optTexts(String name, Texts kind) {
        return optList(name, text -> kind.allows(text) ? Optional.of(text) : Optional.empty(), kind.description());
    }

    /** A list of different meaningful texts that may be left out. */
    public <T> Optional<List<T>> optList(String name, Function<String, Optional<T>> parser, String expected) {
        return items(name).map(items -> {
            List<T> read = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                String place = pointer(name) + "/" + i;
                Optional<T> item = parse(items.get(i), parser, expected, place);
                if (item.isPresent() && read.contains(item.get())) {
                    defects.add(place, "is there already");
                }
                item.ifPresent(read::add);
            }
            return List.copyOf(read);
        });
    }

    /** A list of meaningful texts that may be left out, in which the same may come again. */
    public <T> Optional<List<T>> optEach(String name, Function<String, Optional<T>> parser, String expected) {
        return items(name).map(items -> IntStream.range(0, items.size())
                .mapToObj(i -> parse(items.get(i), parser, expected, pointer(name) + "/" + i))
                .flatMap(Optional::stream)
                .toList());
    }

    /** An object that must be there. */
    public Optional<ObjectReader> object(String name) {
        return required(name, optObject(name));
    }

    /** An object that may be left out. */
    public Optional<ObjectReader> optObject(String name) {
        return member(name).flatMap(value -> object(value, pointer(name)));
    }

    /** An object that may be left out, and is then taken for one without members. */
    public ObjectReader objectOrEmpty(String name) {
        return optObject(name).orElseGet(() -> new ObjectReader(Json.object().build(), pointer(name), defects));
    }

    /** A list of objects; empty when left out. */
    public List<ObjectReader> objects(String name) {
        List<Json> items = items(name).orElse(List.of());
        return IntStream.range(0, items.size())
                .mapToObj(i -> object(items.get(i), pointer(name) + "/" + i))
                .flatMap(Optional::stream)
                .toList();
    }

    /** An object as it is; may be left out. */
    public Optional<Json.Obj> optRaw(String name) {
        return optObject(name).map(reader -> reader.object);
    }

    /** Notes every member that nobody asked for; the last thing to be called. */
    public void done() {
        object.members().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> defect(name, "is not known here; known are " + String.join(", ", known)));
    }

    private Optional<Json> member(String name) {
        known.add(name);
        return object.opt(name);
    }

    private Optional<List<Json>> items(String name) {
        return member(name).flatMap(value -> {
            if (value instanceof Json.Arr array) {
                return Optional.of(array.items());
            }
            defect(name, "must be a list");
            return Optional.empty();
        });
    }

    private <T> Optional<T> required(String name, Optional<T> value) {
        if (!has(name)) {
            defect(name, "is missing");
        }
        return value;
    }

    private Optional<ObjectReader> object(Json value, String place) {
        if (value instanceof Json.Obj inner) {
            return Optional.of(new ObjectReader(inner, place, defects));
        }
        defects.add(place, "must be an object");
        return Optional.empty();
    }

    private Optional<String> text(Json value, Texts kind, String place) {
        return parse(
                value, text -> kind.allows(text) ? Optional.of(text) : Optional.empty(), kind.description(), place);
    }

    private <T> Optional<T> parse(Json value, Function<String, Optional<T>> parser, String expected, String place) {
        Optional<T> parsed = value instanceof Json.Str text ? parser.apply(text.value()) : Optional.empty();
        if (parsed.isEmpty()) {
            defects.add(place, "must be " + expected);
        }
        return parsed;
    }
}
