package io.trailwright.approval.claim;

import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody is at a review. It forbids nobody anything: it only says so.
 *
 * @param name what to call the holder
 * @param until when it runs out by itself
 */
public record Claim(String log, UUID trail, Person holder, String name, Instant since, Instant until) {

    public boolean holds(Instant now) {
        return now.isBefore(until);
    }

    public boolean isOf(Person person) {
        return holder.is(person);
    }
}
