package io.trailwright.reconstruction.account;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times, durations, numbers and lists in plain English: always UTC, independent of locale and machine. */
final class Words {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu 'at' HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final String[] SMALL = {
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"
    };

    private Words() {}

    /** For example "22 November 2026 at 21:14:03 UTC": whole seconds, cut, not rounded. */
    static String at(Instant instant) {
        return AT.format(instant);
    }

    /** A time that a caller gave as RFC 3339 text: in words when it is one, quoted when it is not. */
    static String at(String rfc3339) {
        try {
            return at(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(rfc3339, Instant::from));
        } catch (DateTimeException notATime) {
            return Quote.words(rfc3339);
        }
    }

    /** An ISO 8601 duration, {@code PT8H} as "8 hours"; quoted when it is not one. */
    static String duration(String iso) {
        try {
            if (iso.contains("T")) {
                return inWords(Duration.parse(iso));
            }
            var period = Period.parse(iso);
            return and(units(period.getYears(), "year", period.getMonths(), "month", period.getDays(), "day"));
        } catch (DateTimeException notADuration) {
            return Quote.words(iso);
        }
    }

    private static String inWords(Duration duration) {
        var words = units(duration.toDays(), "day", duration.toHoursPart(), "hour", duration.toMinutesPart(), "minute");
        if (duration.toSecondsPart() > 0 || words.isEmpty()) {
            words.add(counted(duration.toSecondsPart(), "second"));
        }
        return and(words);
    }

    private static List<String> units(long a, String unitA, long b, String unitB, long c, String unitC) {
        var words = new ArrayList<String>();
        if (a != 0) {
            words.add(counted(a, unitA));
        }
        if (b != 0) {
            words.add(counted(b, unitB));
        }
        if (c != 0) {
            words.add(counted(c, unitC));
        }
        return words;
    }

    /** "1 hour", "12 hours". */
    static String counted(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** "one approval", "two approvals", "12 approvals": small numbers in words. */
    static String some(long count, String noun) {
        var number = count >= 0 && count < SMALL.length ? SMALL[(int) count] : number(count);
        return number + " " + noun + (count == 1 ? "" : "s");
    }

    /** Digits grouped by thousands with commas. */
    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** "a, b and c"; the empty string for nothing. */
    static String and(List<String> words) {
        return joined(words, " and ");
    }

    /** "a, b or c"; the empty string for nothing. */
    static String or(List<String> words) {
        return joined(words, " or ");
    }

    private static String joined(List<String> words, String last) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        int end = words.size() - 1;
        return String.join(", ", words.subList(0, end)) + last + words.get(end);
    }

    /** The same sentence part with a capital first letter. */
    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
