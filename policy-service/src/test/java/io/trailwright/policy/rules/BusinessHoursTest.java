package io.trailwright.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Working time becomes time: over nights, weekends, holidays and changes of the clock. */
class BusinessHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final BusinessHours OFFICE = hours(BERLIN, WEEK, "09:00", "17:00", "2026-12-25", "2027-01-01");

    @ParameterizedTest(name = "{0} from {1} is {2}")
    @CsvSource({
        // Thursday
        "PT2H, 2026-11-26T10:00, 2026-11-26T12:00",
        "PT8H, 2026-11-26T09:00, 2026-11-26T17:00",
        "PT2H, 2026-11-26T16:00, 2026-11-27T10:00",
        "PT1H, 2026-11-26T03:00, 2026-11-26T10:00",
        "PT1H, 2026-11-26T17:00, 2026-11-27T10:00",
        "PT1H, 2026-11-26T23:59, 2026-11-27T10:00",
        // Over a weekend, and from inside of one
        "PT8H, 2026-11-27T12:00, 2026-11-30T12:00",
        "PT1H, 2026-11-28T12:00, 2026-11-30T10:00",
        "PT40H, 2026-11-26T09:00, 2026-12-02T17:00",
        // Christmas on a Friday, then a weekend; New Year's Day likewise
        "PT8H, 2026-12-24T13:00, 2026-12-28T13:00",
        "PT1H, 2026-12-25T10:00, 2026-12-28T10:00",
        "PT8H, 2026-12-31T16:00, 2027-01-04T16:00",
        // The clock goes forward on 28 March 2027 and back on 25 October 2026, at night on a Sunday
        "PT8H, 2027-03-26T16:00, 2027-03-29T16:00",
        "PT8H, 2026-10-23T16:00, 2026-10-26T16:00",
    })
    void theLimitIsAtThisLocalTime(Duration working, LocalDateTime from, LocalDateTime until) {
        assertEquals(
                until.atZone(BERLIN).toInstant(),
                end(OFFICE, from.atZone(BERLIN).toInstant(), working));
    }

    @Test
    void theTimeThatPassesOverAChangeOfTheClockIsAnHourLessOrMore() {
        assertEquals(Duration.ofHours(72 - 1), OFFICE.span(Instant.parse("2027-03-26T15:00:00Z"), Duration.ofHours(8)));
        assertEquals(Duration.ofHours(72 + 1), OFFICE.span(Instant.parse("2026-10-23T14:00:00Z"), Duration.ofHours(8)));
    }

    @Test
    void aShiftInWhichTheClockChangesHasItsRealHours() {
        // Given: Sunday, midnight to eight; an hour is missing in spring and doubled in autumn
        var night = hours(BERLIN, Set.of(DayOfWeek.SUNDAY), "00:00", "08:00");
        // Then
        assertEquals(
                Instant.parse("2027-03-28T06:00:00Z"),
                end(night, Instant.parse("2027-03-27T23:00:00Z"), Duration.ofHours(7)));
        assertEquals(
                Instant.parse("2026-10-25T07:00:00Z"),
                end(night, Instant.parse("2026-10-24T22:00:00Z"), Duration.ofHours(9)));
        // and a begin that does not exist is the moment after the gap
        var gap = hours(BERLIN, Set.of(DayOfWeek.SUNDAY), "02:30", "08:00");
        assertEquals(
                Instant.parse("2027-03-28T02:30:00Z"),
                end(gap, Instant.parse("2027-03-27T23:00:00Z"), Duration.ofHours(1)));
    }

    @Test
    void moreWorkingTimeIsAlwaysMoreTimeAndEndsInsideOfTheHours() {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(2 * 365 * 86_400));
            var less = Duration.ofSeconds(1 + random.nextInt(400 * 3_600));
            var more = less.plusSeconds(1 + random.nextInt(3_600));
            assertTrue(OFFICE.span(start, less).compareTo(OFFICE.span(start, more)) < 0);
            assertTrue(OFFICE.span(start, less).compareTo(less) >= 0);
            var end = end(OFFICE, start, less).atZone(BERLIN);
            assertTrue(WEEK.contains(end.getDayOfWeek()), end.toString());
            assertTrue(!OFFICE.holidays().contains(end.toLocalDate()), end.toString());
            assertTrue(
                    end.toLocalTime().isAfter(OFFICE.from())
                            && !end.toLocalTime().isAfter(OFFICE.to()),
                    end.toString());
        }
    }

    @Test
    void partsOfASecondAreNeverTakenFromAnybody() {
        assertEquals(
                Duration.ofHours(1).plusSeconds(0),
                OFFICE.span(Instant.parse("2026-11-26T10:00:00.700Z"), Duration.ofHours(1)));
        assertEquals(Duration.ofSeconds(1), OFFICE.span(Instant.parse("2026-11-26T10:00:00Z"), Duration.ofMillis(200)));
    }

    @Test
    void hoursInWhichNobodyWorksAreNone() {
        assertThrows(IllegalArgumentException.class, () -> hours(BERLIN, Set.of(), "09:00", "17:00"));
        assertThrows(IllegalArgumentException.class, () -> hours(BERLIN, WEEK, "17:00", "09:00"));
        assertThrows(IllegalArgumentException.class, () -> hours(BERLIN, WEEK, "09:00", "09:30"));
    }

    private static Instant end(BusinessHours hours, Instant start, Duration working) {
        return start.plus(hours.span(start, working));
    }

    private static BusinessHours hours(ZoneId zone, Set<DayOfWeek> days, String from, String to, String... holidays) {
        return new BusinessHours(
                zone,
                days,
                LocalTime.parse(from),
                LocalTime.parse(to),
                java.util.Arrays.stream(holidays).map(LocalDate::parse).collect(java.util.stream.Collectors.toSet()));
    }
}
