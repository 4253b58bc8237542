package io.trailwright.approval.feed.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry that could not be taken in. */
@Entity
@Table(name = "feed_fault")
@IdClass(FaultRow.Key.class)
class FaultRow {
    record Key(String log, long position) implements Serializable {}

    @Id
    String log;

    @Id
    long position;

    @Nullable
    UUID trail;

    @Column(nullable = false)
    int attempts;

    @Column(nullable = false)
    String problem;

    @Column(name = "first_seen", nullable = false)
    Instant firstSeen;

    @Column(name = "last_seen", nullable = false)
    Instant lastSeen;

    @Column(name = "quarantined_at")
    @Nullable
    Instant quarantinedAt;
}
