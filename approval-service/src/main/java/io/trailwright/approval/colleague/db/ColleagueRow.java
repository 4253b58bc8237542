package io.trailwright.approval.colleague.db;

import io.trailwright.approval.colleague.Colleague;
import io.trailwright.core.trail.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A reviewer who was here. */
@Entity
@Table(name = "colleague")
@IdClass(ColleagueRow.Key.class)
class ColleagueRow {
    record Key(String log, String iss, String sub) implements Serializable {}

    @Id
    String log;

    @Id
    String iss;

    @Id
    String sub;

    @Column(nullable = false)
    String name;

    /** One in each line. */
    @Column(nullable = false)
    String groups;

    @Column(name = "seen_at", nullable = false)
    Instant seenAt;

    Colleague read() {
        return new Colleague(
                log,
                new Person(Optional.of(iss).filter(given -> !given.isEmpty()), sub, Optional.of(name)),
                name,
                groups.isEmpty() ? Set.of() : Set.of(groups.split("\n")),
                seenAt);
    }
}
