package io.trailwright.approval.stated.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement of a person. */
@Entity
@Table(name = "stated")
@IdClass(StatedRow.Key.class)
class StatedRow {
    record Key(String log, UUID trail, long seq) implements Serializable {}

    @Id
    String log;

    @Id
    UUID trail;

    @Id
    long seq;

    @Column(nullable = false)
    String iss;

    @Column(nullable = false)
    String sub;

    @Column(nullable = false)
    String name;

    @Column(nullable = false)
    String verdict;

    @Column(nullable = false)
    Instant at;

    @Column(name = "asked_at")
    @Nullable
    Instant askedAt;

    @Column(nullable = false)
    boolean stands;

    @Column(nullable = false)
    boolean overruled;

    @Nullable
    Long seconds;

    @Nullable
    Integer opened;

    @Column(nullable = false)
    int documents;
}
