package io.trailwright.approval.colleague;

import io.trailwright.core.trail.Person;
import java.time.Instant;
import java.util.Set;

/**
 * A reviewer who has signed in here, as their token showed them the last time.
 *
 * @param person by issuer and subject
 * @param name what to call them; never blank
 * @param groups as they were then
 * @param seenAt when that was, to within {@link Colleagues#REFRESH}
 */
public record Colleague(String log, Person person, String name, Set<String> groups, Instant seenAt) {
    public Colleague {
        groups = Set.copyOf(groups);
    }
}
