package io.trailwright.approval.review.db;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The review that has to follow a break-glass. */
@Entity
@Table(name = "later_review")
@IdClass(ReviewKey.class)
class LaterRow {
    @Id
    String log;

    @Id
    UUID trail;

    @Column(name = "broken_at", nullable = false)
    Instant brokenAt;

    @Column(name = "due_at", nullable = false)
    Instant dueAt;

    @Column(name = "closed_at")
    @Nullable
    Instant closedAt;

    @Column(nullable = false)
    String sub;

    @Column(nullable = false)
    String name;
}
