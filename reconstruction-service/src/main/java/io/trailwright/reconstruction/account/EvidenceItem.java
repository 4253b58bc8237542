package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Digest;
import io.trailwright.core.entry.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One piece of evidence, with what can still be said of its content.
 *
 * @param entry the entry that brought it
 * @param number its number in that entry, from 0
 * @param data kind, title, mediaType, digest, size, location, as its sender gave them
 */
record EvidenceItem(Entry entry, int number, Reading data, Content content) {

    enum Content {
        /** Its bytes are in the trail, and their digest is the recorded one. */
        KEPT,
        /** Its bytes are in the trail, and their digest is not the recorded one. */
        DIFFERS,
        /** Its bytes were in the trail and have been erased. */
        ERASED,
        /** Only its digest was recorded. */
        ELSEWHERE,
        /** Neither bytes nor digest were recorded. */
        NOT_RECORDED
    }

    private static final Pattern NAME = Pattern.compile("evidence/(\\d{1,6})");

    /** The evidence that one entry brought, by number. */
    static List<EvidenceItem> of(Entry entry) {
        return entry.parts().keySet().stream()
                .map(NAME::matcher)
                .filter(name -> name.matches())
                .map(name -> Integer.parseInt(name.group(1)))
                .sorted(Comparator.naturalOrder())
                .map(number -> of(entry, number))
                .toList();
    }

    private static EvidenceItem of(Entry entry, int number) {
        var data = Reading.of(entry, "evidence/" + number);
        return new EvidenceItem(entry, number, data, content(entry, number, data));
    }

    private static Content content(Entry entry, int number, Reading data) {
        var part = "evidence/" + number + "/content";
        if (entry.erased(part)) {
            return Content.ERASED;
        }
        var digest = data.text("digest");
        return entry.body(part)
                .map(bytes ->
                        digest.filter(Digest.of(bytes).toString()::equals).isPresent() ? Content.KEPT : Content.DIFFERS)
                .orElse(digest.isPresent() ? Content.ELSEWHERE : Content.NOT_RECORDED);
    }

    boolean erased() {
        return data.erased();
    }

    /** "the invoice “Invoice 118”": what its sender calls it. */
    String called() {
        var kind = data.text("kind").map(Quote::term).map(term -> "the " + term).orElse("a document");
        return data.text("title").map(title -> kind + " " + Quote.words(title)).orElse(kind);
    }

    /** Media type, size and age, as far as they are recorded: " (application/pdf, 12,034 bytes)". */
    String measured() {
        var type = data.text("mediaType").map(Quote::mediaType);
        var size = data.whole("size").map(bytes -> Words.counted(bytes, "byte"));
        var obtained = data.text("obtainedAt").map(at -> "said to be obtained on " + Words.at(at));
        var facts = Stream.of(type, size, obtained).flatMap(Optional::stream).toList();
        return facts.isEmpty() ? "" : " (" + String.join(", ", facts) + ")";
    }
}
