package io.trailwright.reconstruction.trail.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The line of one trail, which the feed writes. */
@Entity
@Immutable
@IdClass(TrailKey.class)
@Table(name = "trail")
class TrailLine {

    @Id
    String log;

    @Id
    UUID id;

    @Column(nullable = false)
    String workflow;

    @Column(nullable = false)
    String summary;

    @Column(nullable = false)
    String tier;

    @Column(nullable = false)
    String verdict;

    @Column(nullable = false)
    int entries;

    @Column(name = "first_at", nullable = false)
    Instant firstAt;

    @Column(name = "last_at", nullable = false)
    Instant lastAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;
}
