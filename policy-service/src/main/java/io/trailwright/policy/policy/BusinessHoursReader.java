package io.trailwright.policy.policy;

import io.trailwright.policy.document.ObjectReader;
import io.trailwright.policy.rules.BusinessHours;
import io.trailwright.policy.rules.Requirement;
import io.trailwright.policy.rules.Requirements;
import io.trailwright.policy.rules.Tier;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads in which hours a policy's time limits and escalations count. */
final class BusinessHoursReader {
    private static final int MOST_HOLIDAYS = 500;

    private BusinessHoursReader() {}

    static Optional<BusinessHours> read(ObjectReader policy) {
        return policy.optObject("businessHours").flatMap(BusinessHoursReader::hours);
    }

    private static Optional<BusinessHours> hours(ObjectReader reader) {
        Optional<ZoneId> zone = reader.parsed(
                "zone", text -> tried(() -> ZoneId.of(text)), "the name of a time zone, such as Europe/Berlin");
        List<DayOfWeek> days = reader.optList("days", BusinessHoursReader::day, "monday to sunday")
                .orElse(List.of());
        Optional<LocalTime> from = reader.parsed("from", BusinessHoursReader::time, "a time of day such as 09:00");
        Optional<LocalTime> to = reader.parsed("to", BusinessHoursReader::time, "a time of day such as 17:00");
        List<LocalDate> holidays = reader.optList(
                        "holidays", text -> tried(() -> LocalDate.parse(text)), "a date such as 2026-12-25")
                .orElse(List.of());
        if (days.isEmpty()) {
            reader.defect("days", "must name at least one day of the week");
        }
        if (holidays.size() > MOST_HOLIDAYS) {
            reader.defect("holidays", "must not be more than " + MOST_HOLIDAYS);
        }
        boolean longEnough = from.isPresent()
                && to.isPresent()
                && Duration.between(from.get(), to.get()).compareTo(BusinessHours.SHORTEST_DAY) >= 0;
        if (from.isPresent() && to.isPresent() && !longEnough) {
            reader.defect("to", "must be at least an hour after from");
        }
        reader.done();
        return zone.isPresent() && longEnough && !days.isEmpty()
                ? Optional.of(
                        new BusinessHours(zone.get(), Set.copyOf(days), from.get(), to.get(), Set.copyOf(holidays)))
                : Optional.empty();
    }

    /** What is counted in working time must not be longer than can be counted. */
    static void check(Requirements requirements, ObjectReader policy) {
        for (Tier tier : Tier.values()) {
            Requirement requirement = requirements.of(tier);
            if (requirement.timeLimit().compareTo(BusinessHours.MOST) > 0) {
                policy.defectBelow(
                        "requirements/" + tier.wire() + "/timeLimit",
                        "must not be longer than " + BusinessHours.MOST + " where it counts in business hours");
            }
        }
    }

    private static Optional<DayOfWeek> day(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT))
                ? tried(() -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static Optional<LocalTime> time(String text) {
        return text.length() == 5 ? tried(() -> LocalTime.parse(text)) : Optional.empty();
    }

    private interface Parsed<T> {
        T get();
    }

    private static <T> Optional<T> tried(Parsed<T> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
