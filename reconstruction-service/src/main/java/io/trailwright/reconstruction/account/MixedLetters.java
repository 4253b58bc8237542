package io.trailwright.reconstruction.account;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a word mixes Latin letters with those of a script that has look-alikes of them: what reads like one name
 * may be another. Reads letter by letter; not thread-safe.
 */
final class MixedLetters {
    private static final Set<UnicodeScript> LOOK_ALIKES = EnumSet.of(
            UnicodeScript.CYRILLIC,
            UnicodeScript.GREEK,
            UnicodeScript.ARMENIAN,
            UnicodeScript.CHEROKEE,
            UnicodeScript.COPTIC);

    private final Set<UnicodeScript> word = EnumSet.noneOf(UnicodeScript.class);

    /** @return whether the word goes on with this character */
    boolean goesOn(int point) {
        if (Character.isLetter(point)) {
            word.add(UnicodeScript.of(point));
            return true;
        }
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** The word is over. @return what is to be said of it; empty for almost every word */
    Optional<String> end() {
        var mixed = word.contains(UnicodeScript.LATIN)
                ? word.stream().filter(LOOK_ALIKES::contains).findFirst()
                : Optional.<UnicodeScript>empty();
        word.clear();
        return mixed.map(script -> "mixes latin and " + script.name().toLowerCase(Locale.ROOT) + " letters");
    }
}
