package io.trailwright.approval.stated;

import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Statement.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** How the members of a team decide, each for themselves: figures to look at, no order of merit. */
public final class Team {
    private Team() {}

    /**
     * One person.
     *
     * @param name as their newest statement has it
     * @param decided how many statements
     * @param approved how many of them approve
     * @param took median from the asking to the statement
     * @param looked median of the measured seconds; empty where none was measured
     * @param measured how many statements hold what was opened
     * @param opened documents opened, of those statements
     * @param documents that there were to open, of those statements
     * @param overruled approvals of decisions that somebody else then rejected
     */
    public record Member(
            Person person,
            String name,
            int decided,
            int approved,
            Optional<Duration> took,
            OptionalLong looked,
            int measured,
            int opened,
            int documents,
            int overruled) {}

    /** @param statements newest first. @return by name */
    public static List<Member> of(List<Stated> statements) {
        return statements.stream().collect(Collectors.groupingBy(stated -> key(stated.person()))).values().stream()
                .map(Team::member)
                .sorted(Comparator.comparing(Member::name)
                        .thenComparing(member -> member.person().sub()))
                .toList();
    }

    private static List<String> key(Person person) {
        return List.of(person.iss().orElse(""), person.sub());
    }

    private static Member member(List<Stated> own) {
        var person = own.get(0).person();
        var measured =
                own.stream().filter(stated -> stated.opened().isPresent()).toList();
        return new Member(
                person,
                person.name().orElse(person.sub()),
                own.size(),
                (int) own.stream()
                        .filter(stated -> stated.outcome() == Outcome.APPROVED)
                        .count(),
                took(own),
                median(own.stream()
                        .flatMapToLong(stated -> stated.seconds().stream())
                        .sorted()
                        .boxed()
                        .toList()),
                measured.size(),
                (int) sum(measured, stated -> stated.opened().orElse(0)),
                (int) sum(measured, Stated::documents),
                (int) own.stream().filter(Stated::overruled).count());
    }

    private static Optional<Duration> took(List<Stated> own) {
        var median = median(own.stream()
                .flatMap(stated -> stated.took().stream())
                .map(Duration::toSeconds)
                .sorted()
                .toList());
        return median.isPresent() ? Optional.of(Duration.ofSeconds(median.getAsLong())) : Optional.empty();
    }

    /** The lower of the two in the middle where there is no one in the middle: always a value that was there. */
    private static OptionalLong median(List<Long> sorted) {
        return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.get((sorted.size() - 1) / 2));
    }

    private static long sum(List<Stated> statements, ToLongFunction<Stated> of) {
        return statements.stream().mapToLong(of).sum();
    }
}
