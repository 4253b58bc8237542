package io.trailwright.approval.absence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which absences can be set. */
public final class AbsenceRule {
    /** The longest absence. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** How far ahead one can begin. */
    public static final Duration AHEAD = Duration.ofDays(180);

    private AbsenceRule() {}

    /**
     * @param others absences of others that are not over
     * @return why not, as a sentence; empty when it can
     */
    static Optional<String> refusal(Absence wanted, List<Absence> others, Instant now) {
        if (!wanted.until().isAfter(wanted.from()) || !wanted.until().isAfter(now)) {
            return Optional.of("The end must be after the beginning, and still to come.");
        }
        if (Duration.between(wanted.from(), wanted.until()).compareTo(LONGEST) > 0) {
            return Optional.of("An absence has at most " + LONGEST.toDays() + " days.");
        }
        if (wanted.from().isAfter(now.plus(AHEAD))) {
            return Optional.of("An absence begins within " + AHEAD.toDays() + " days.");
        }
        if (wanted.to().same(wanted.person())) {
            return Optional.of("Somebody else must look after your reviews.");
        }
        return others.stream()
                .filter(other -> other.person().same(wanted.to()) && overlap(other, wanted))
                .findFirst()
                .map(other -> other.name() + " is away in that time too.");
    }

    private static boolean overlap(Absence one, Absence other) {
        return one.from().isBefore(other.until()) && other.from().isBefore(one.until());
    }
}
