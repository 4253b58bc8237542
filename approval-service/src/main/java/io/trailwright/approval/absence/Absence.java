package io.trailwright.approval.absence;

import io.trailwright.core.trail.Person;
import java.time.Instant;

/**
 * A time in which somebody does not review.
 *
 * @param name what to call them
 * @param from inclusive
 * @param until exclusive; then it is over by itself
 * @param to who looks after their reviews, of the same identity provider
 * @param toName what to call that person
 */
public record Absence(
        String log, Person person, String name, Instant from, Instant until, Person to, String toName, Instant setAt) {

    public boolean holds(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
