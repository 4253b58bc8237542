package io.trailwright.policy.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When people are at work. A length of working time becomes a length of time here, once, when a decision is evaluated:
 * whoever reads it afterwards needs no calendar.
 *
 * @param days at least one
 * @param from begin of work, local time, inclusive
 * @param to end of work, local time, exclusive; after {@code from}
 * @param holidays days on which nobody works, whatever the weekday
 */
public record BusinessHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays) {

    /** The most working time that can be counted: about a year of it. */
    public static final Duration MOST = Duration.ofHours(2_000);

    /** The shortest working day. */
    public static final Duration SHORTEST_DAY = Duration.ofHours(1);

    private static final int MOST_DAYS = 40_000;

    public BusinessHours {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty() || Duration.between(from, to).compareTo(SHORTEST_DAY) < 0) {
            throw new IllegalArgumentException(
                    "work needs a day of the week and an hour a day, not " + from + "–" + to);
        }
    }

    /**
     * The time that passes, nights, free days and changes of the clock included, until so much working time has passed.
     * More working time is always more time.
     *
     * @param working more than none, at most {@link #MOST}
     * @return in whole seconds, rounded up
     */
    public Duration span(Instant start, Duration working) {
        var left = working;
        var date = start.atZone(zone).toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, date = date.plusDays(1)) {
            if (!days.contains(date.getDayOfWeek()) || holidays.contains(date)) {
                continue;
            }
            var opens = date.atTime(from).atZone(zone).toInstant();
            var closes = date.atTime(to).atZone(zone).toInstant();
            var begin = opens.isAfter(start) ? opens : start;
            if (!begin.isBefore(closes)) {
                continue;
            }
            var today = Duration.between(begin, closes);
            if (left.compareTo(today) <= 0) {
                return whole(Duration.between(start, begin.plus(left)));
            }
            left = left.minus(today);
        }
        throw new IllegalArgumentException(working + " of working time do not pass within " + MOST_DAYS + " days");
    }

    private static Duration whole(Duration time) {
        return time.getNano() == 0 ? time : Duration.ofSeconds(time.getSeconds() + 1);
    }
}
