package io.trailwright.approval.fake;

import io.trailwright.core.trail.Person;
import io.trailwright.core.trail.Reviewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reviewers as their tokens show them. */
public final class People {
    private People() {}

    public static Reviewer reviewer(String name, String... groups) {
        return new Reviewer(
                new Person(Optional.of("https://issuer.test"), "sub-" + name, Optional.of(name)),
                Optional.of(name),
                Set.of(groups),
                Optional.of("1"),
                List.of("pwd"),
                Instant.parse("2026-11-22T08:00:00Z"),
                Optional.of("trailwright-approval"));
    }
}
