package io.trailwright.approval.absence.db;

import io.trailwright.approval.absence.Absence;
import io.trailwright.core.trail.Person;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** Somebody's absence. */
@Entity
@Table(name = "absence")
@IdClass(AbsenceRow.Key.class)
class AbsenceRow {
    record Key(String log, String iss, String sub) implements Serializable {}

    @Id
    String log;

    @Id
    String iss;

    @Id
    String sub;

    @Column(nullable = false)
    String name;

    @Column(name = "from_at", nullable = false)
    Instant fromAt;

    @Column(name = "until_at", nullable = false)
    Instant untilAt;

    @Column(name = "to_sub", nullable = false)
    String toSub;

    @Column(name = "to_name", nullable = false)
    String toName;

    @Column(name = "set_at", nullable = false)
    Instant setAt;

    Absence read() {
        Optional<String> issuer = Optional.of(iss).filter(given -> !given.isEmpty());
        return new Absence(
                log,
                new Person(issuer, sub, Optional.of(name)),
                name,
                fromAt,
                untilAt,
                new Person(issuer, toSub, Optional.of(toName)),
                toName,
                setAt);
    }
}
