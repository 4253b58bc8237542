package io.trailwright.approval.secondlook.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision that was drawn, and what was found. */
@Entity
@Table(name = "second_look")
@IdClass(SecondLookKey.class)
class SecondLookRow {
    @Id
    String log;

    @Id
    UUID trail;

    @Column(name = "drawn_at", nullable = false)
    Instant drawnAt;

    @Nullable
    String finding;

    @Nullable
    String note;

    @Nullable
    String iss;

    @Nullable
    String sub;

    @Nullable
    String name;

    @Column(name = "looked_at")
    @Nullable
    Instant lookedAt;
}
