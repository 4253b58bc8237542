package io.trailwright.e2e;

import io.trailwright.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Text that must be inert on every page, as {@code hostile/corpus.json} holds it. */
final class HostileCorpus {
    private static final int LONGEST = 50_000;

    /**
     * @param live runs or loads something when a page takes it for HTML
     * @param mixed has a word of letters of two scripts
     */
    record Item(String name, String text, boolean live, boolean mixed) {}

    private HostileCorpus() {}

    static List<Item> read() {
        try (var file = HostileCorpus.class.getResourceAsStream("/hostile/corpus.json")) {
            var corpus = (Json.Obj) Json.parse(file.readAllBytes());
            return corpus.objectList("items").stream().map(HostileCorpus::item).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Item item(Json.Obj json) {
        var text = json.string("text");
        int repeat = json.opt("repeat").isPresent() ? (int) json.integer("repeat") : 1;
        return new Item(
                json.string("name"),
                cut(text.repeat(Math.min(repeat, LONGEST / text.length() + 1)), LONGEST),
                json.opt("live").isPresent(),
                json.opt("mixed").isPresent());
    }

    /** So many of them together in one text, each in full where it fits. */
    static List<List<Item>> grouped(int together) {
        var groups = new ArrayList<List<Item>>();
        var items = read();
        for (int from = 0; from < items.size(); from += together) {
            groups.add(items.subList(from, Math.min(items.size(), from + together)));
        }
        return groups;
    }

    /** The text of a group for a field of at most so many characters, each item with its share. */
    static String text(List<Item> group, int most) {
        var text = new StringBuilder();
        for (var item : group) {
            text.append(cut(item.text(), Math.max(1, most / group.size() - 1))).append('\n');
        }
        text.setLength(text.length() - 1);
        return text.toString().isBlank() ? "x" : text.toString();
    }

    /** The first characters, and never half of one. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
