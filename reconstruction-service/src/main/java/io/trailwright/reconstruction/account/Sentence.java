package io.trailwright.reconstruction.account;

import io.trailwright.core.entry.Entry;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One sentence of an account.
 *
 * @param sentence plain English, with everything that a caller wrote between “ and ”
 * @param entries positions in the trail (seq) of the entries that the sentence rests on; never empty, ascending
 */
public record Sentence(String sentence, List<Long> entries) {

    /** A quotation at the end that brings its own full stop. */
    private static final Pattern ENDED_TWICE = Pattern.compile("([.!?])”\\.$");

    public Sentence {
        entries = entries.stream().distinct().sorted().toList();
        sentence = ENDED_TWICE.matcher(sentence).replaceFirst("$1”");
        if (sentence.isBlank() || entries.isEmpty()) {
            throw new IllegalArgumentException("a sentence says something and cites an entry: “" + sentence + "”");
        }
    }

    static Sentence of(String sentence, Entry... entries) {
        return new Sentence(
                sentence,
                Arrays.stream(entries).map(entry -> entry.header().seq()).toList());
    }
}
