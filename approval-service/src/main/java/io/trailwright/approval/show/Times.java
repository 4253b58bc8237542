package io.trailwright.approval.show;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times and lengths of time as people read them, always UTC. */
public final class Times {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Times() {}

    public static String at(Instant instant) {
        return MINUTE.format(instant);
    }

    /** As an {@code input} of type {@code datetime-local} holds it, in UTC. */
    public static String field(Instant instant) {
        return FIELD.format(instant);
    }

    /** Such as {@code 3 h 12 min left}. */
    public static String left(Instant now, Instant end) {
        var left = Duration.between(now, end);
        return left.isNegative() || left.isZero() ? "time is up" : length(left) + " left";
    }

    /** The two largest units that matter, rounded down: a promise of time is never too long. */
    public static String length(Duration length) {
        var units = new ArrayList<String>();
        add(units, length.toDays(), length.toDays() == 1 ? "day" : "days");
        add(units, length.toHoursPart(), "h");
        add(units, length.toMinutesPart(), "min");
        return units.isEmpty() ? "less than a minute" : String.join(" ", units.subList(0, Math.min(2, units.size())));
    }

    /** Such as {@code 1 min 35 s}. @param seconds not negative */
    public static String seconds(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600 ? seconds / 60 + " min " + seconds % 60 + " s" : length(Duration.ofSeconds(seconds));
    }

    private static void add(List<String> units, long amount, String unit) {
        if (amount > 0) {
            units.add(amount + " " + unit);
        }
    }
}
