package io.trailwright.approval.notice;

import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something about a review that is worth telling. It says where to look and nothing of what is asked: no argument, no
 * summary, nobody's name.
 *
 * @param event what it is, once and for all, within the trail: an entry or a moment
 * @param state of the review then
 * @param expiresAt the time limit; empty when there is none
 * @param happenedAt when
 * @param groups whose members are told; empty for none
 * @param persons who are told by name; empty for none
 */
public record Occasion(
        String log,
        UUID trail,
        String event,
        NoticeKind kind,
        Tier tier,
        String state,
        Optional<Instant> expiresAt,
        Instant happenedAt,
        List<String> groups,
        List<Person> persons) {
    public Occasion {
        groups = List.copyOf(groups);
        persons = List.copyOf(persons);
    }
}
